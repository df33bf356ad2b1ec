package holdline.local.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under headings, every column as wide as its widest cell but never wider than a limit. */
public final class Table {

    private static final int WIDEST_CELL = 60;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headings) {
        rows.add(List.of(headings));
    }

    public Table row(String... cells) {
        var row = new ArrayList<String>();
        for (var cell : cells) {
            row.add(Width.cut(cell.replaceAll("\\s+", " ").strip(), WIDEST_CELL));
        }
        rows.add(row);
        return this;
    }

    /** The lines of the table, the headings first, a rule below them. */
    public List<String> lines() {
        var columns = rows.getFirst().size();
        var widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> Width.of(row.get(column)))
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(IntStream.range(0, columns)
                    .mapToObj(column -> Width.pad(row.get(column), widths[column]))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
        lines.add(1, IntStream.of(widths).mapToObj(width -> "-".repeat(width)).collect(Collectors.joining("  ")));
        return lines;
    }
}
