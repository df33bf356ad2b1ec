package holdline.crawler.watch;

import holdline.crawler.discover.CsvRows;
import holdline.crawler.extract.PageCharset;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Takes a table of watches: what is good is kept, what is bad is named. Nothing happens twice when it is sent twice. */
@ApplicationScoped
class ImportWatches {

    static final int MAX_BYTES = 2 * 1024 * 1024;
    static final int MAX_ROWS = 5_000;

    static final String EXAMPLE = """
            kind,url,every,pages,listings,follow
            listing,https://item.jd.com/100012043978.html,PT1H,,,
            search,https://search.jd.com/Search?keyword=lanting,PT6H,3,100,false
            """;

    private static final Set<String> COLUMNS = Set.of("kind", "url", "every", "pages", "listings", "follow");

    private final KeepWatches keep;
    private final WatchConfig config;

    ImportWatches(KeepWatches keep, WatchConfig config) {
        this.keep = keep;
        this.config = config;
    }

    /**
     * What became of a table.
     *
     * @param started new watches
     * @param known rows whose address was watched already; their watches stay as they are
     * @param errors rows that were not kept, in the order of the table
     */
    @Schema(name = "ImportedWatches")
    record Imported(
            @Schema(examples = "118") int started,
            @Schema(examples = "3") int known,
            List<RowError> errors) {}

    /** Why a row was not kept. */
    @Schema(name = "ImportError")
    record RowError(
            @Schema(description = "The header is line 1", examples = "7")
            long line,

            @Schema(examples = "every") @Nullable String field,

            @Schema(examples = "every must be a duration from PT5M to PT720H.")
            String reason) {

        static RowError of(long line, Problem problem) {
            var fields = problem.members().get("errors") instanceof List<?> errors ? errors : List.of();
            var field =
                    !fields.isEmpty() && fields.getFirst() instanceof Problem.FieldError error ? error.field() : null;
            return new RowError(line, field, problem.detail());
        }
    }

    /**
     * Imports a table.
     *
     * @throws Problem 400 when there is no such table, 413 when it is too large
     */
    @Transactional
    public Imported importAll(String tenant, byte[] bytes, @Nullable String contentType) {
        if (bytes.length > MAX_BYTES) {
            throw Problem.tooLarge("A table of watches may have 2 MiB.");
        }
        var table = CsvRows.read(PageCharset.decode(bytes, contentType), MAX_ROWS);
        if (table.cut()) {
            throw Problem.tooLarge("A table of watches may have " + MAX_ROWS + " rows.");
        }
        if (!table.columns().containsAll(Set.of("kind", "url"))) {
            throw Problem.invalid("header", "a first line that names the columns kind and url");
        }
        var foreign = table.columns().stream()
                .filter(column -> !column.isEmpty() && !COLUMNS.contains(column))
                .findFirst();
        if (foreign.isPresent()) {
            throw Problem.invalid(
                    "header", "made of " + COLUMNS.stream().sorted().toList() + ", and not " + foreign.get());
        }
        var errors = new ArrayList<RowError>();
        var lines = new LinkedHashMap<Long, Wish>();
        for (var row : table.rows()) {
            try {
                lines.put(row.line(), wish(row));
            } catch (Problem problem) {
                errors.add(RowError.of(row.line(), problem));
            }
        }
        table.broken().ifPresent(why -> errors.add(new RowError(why.line(), null, why.why())));
        return imported(tenant, lines, errors);
    }

    private Imported imported(String tenant, Map<Long, Wish> lines, List<RowError> errors) {
        var started = 0;
        var known = 0;
        var placed = keep.place(tenant, List.copyOf(lines.values()));
        var counted = new HashSet<Wish>();
        for (var line : lines.entrySet()) {
            switch (placed.get(line.getValue())) {
                case Placed.Started _ when counted.add(line.getValue()) -> started++;
                case Placed.Started _ -> known++;
                case Placed.Known _ -> known++;
                case Placed.OverQuota(var quota) ->
                    errors.add(new RowError(line.getKey(), null, "The quota of " + quota + " watches is used up."));
                case null -> throw new IllegalStateException("a wish was neither placed nor refused");
            }
        }
        errors.sort(Comparator.comparingLong(RowError::line));
        return new Imported(started, known, List.copyOf(errors));
    }

    private Wish wish(CsvRows.Row row) {
        var url = row.value("url").orElseThrow(() -> Problem.invalid("url", "an absolute http or https address"));
        if (url.length() > WatchRequest.MAX_URL) {
            throw Problem.invalid("url", "at most " + WatchRequest.MAX_URL + " characters long");
        }
        var kind = WatchKind.named(row.value("kind").orElse(""));
        return Wish.of(
                new WatchRequest(
                        kind,
                        url,
                        read(row, "every", Duration::parse, "an ISO 8601 duration such as PT1H"),
                        read(row, "pages", Integer::valueOf, "a number"),
                        read(row, "listings", Integer::valueOf, "a number"),
                        read(row, "follow", ImportWatches::yesOrNo, "true or false")),
                config);
    }

    private static <T> @Nullable T read(CsvRows.Row row, String field, Function<String, T> reader, String shouldBe) {
        var text = row.value(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(text.get());
        } catch (DateTimeException | IllegalArgumentException _) {
            throw Problem.invalid(field, shouldBe);
        }
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
