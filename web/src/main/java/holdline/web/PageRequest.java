package holdline.web;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted: a {@code @BeanParam}. Wrong values answer 400 when they are read. */
public final class PageRequest {

    public static final int MAX_LIMIT = 200;
    public static final int DEFAULT_LIMIT = 50;

    @QueryParam("limit")
    @Parameter(
            description = "How many items a page has at most",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Nullable
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "The value of `next` from the page before; leave it out for the first page")
    @Nullable
    String cursor;

    public static PageRequest of(int limit, @Nullable String cursor) {
        var request = new PageRequest();
        request.limit = String.valueOf(limit);
        request.cursor = cursor;
        return request;
    }

    /**
     * How many items the page has at most.
     *
     * @throws Problem 400 when it is no number from 1 to {@value #MAX_LIMIT}
     */
    public int limit() {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        try {
            var number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, like any other number that is out of range.
        }
        throw Problem.invalid("limit", "a number from 1 to " + MAX_LIMIT);
    }

    /** How many rows to fetch: the one too many tells whether there is a next page. */
    public int limitAndOne() {
        return limit() + 1;
    }

    /**
     * Where the page starts; empty for the first page.
     *
     * @param parts how many parts the list's cursor has
     * @throws Problem 400 when it is not a cursor of this list
     */
    public Optional<Cursor> cursor(int parts) {
        return cursor == null || cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(cursor, parts));
    }
}
