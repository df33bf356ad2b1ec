package holdline.crawler.discover;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table with a header line, read a row at a time: commas, semicolons or tabs, quotes as RFC 4180 has them. Column
 * names are compared in lower case with underscores.
 */
public final class CsvRows {

    private static final int MAX_FIELD = 64 * 1024;

    private static final ObjectReader READER = CsvMapper.builder(CsvFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_FIELD)
                            .build())
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build()
            .readerFor(String[].class);

    private CsvRows() {}

    /**
     * One row.
     *
     * @param line where it starts, the header being line 1
     * @param values by column; blank ones are absent
     */
    public record Row(long line, Map<String, String> values) {

        public Optional<String> value(String column) {
            return Optional.ofNullable(values.get(column));
        }
    }

    /** What the table turned out to be. The rows before a break are good. */
    public record Table(List<String> columns, List<Row> rows, Optional<Broken> broken, boolean cut) {}

    /** Where a table can be read no further, and why. */
    public record Broken(long line, String why) {}

    /**
     * Reads a table.
     *
     * @param maxRows where to stop; {@link Table#cut} says that there was more
     */
    public static Table read(String text, int maxRows) {
        var rows = new ArrayList<Row>();
        var columns = new ArrayList<String>();
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        var line = 1L;
        try (MappingIterator<String[]> lines = READER.with(schema).readValues(text)) {
            while (true) {
                line = Math.max(lines.getParser().currentLocation().getLineNr(), 1);
                if (!lines.hasNextValue()) {
                    return new Table(List.copyOf(columns), List.copyOf(rows), Optional.empty(), false);
                }
                var values = lines.nextValue();
                if (columns.isEmpty()) {
                    for (var name : values) {
                        columns.add(normal(name));
                    }
                } else if (rows.size() == maxRows) {
                    return new Table(List.copyOf(columns), List.copyOf(rows), Optional.empty(), true);
                } else {
                    rows.add(row(line, columns, values));
                }
            }
        } catch (IOException _) {
            var why = new Broken(line, "the row cannot be read; a quote may be open");
            return new Table(List.copyOf(columns), List.copyOf(rows), Optional.of(why), false);
        }
    }

    private static Row row(long line, List<String> columns, String[] values) {
        var named = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(columns.size(), values.length); i++) {
            if (values[i] != null && !values[i].isBlank()) {
                named.putIfAbsent(columns.get(i), values[i].strip());
            }
        }
        return new Row(line, Map.copyOf(named));
    }

    static String normal(String column) {
        var name = column.strip().toLowerCase(Locale.ROOT).replaceFirst("^g:", "");
        return name.replaceAll("[\\s-]+", "_");
    }

    /** The header decides: whichever of the three it holds most. */
    private static char separator(String text) {
        var end = text.indexOf('\n');
        var header = end < 0 ? text : text.substring(0, end);
        var best = ',';
        for (var candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }
}
