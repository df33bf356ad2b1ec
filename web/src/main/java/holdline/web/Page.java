package holdline.web;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code cursor} for the page after this one; absent on the last page
 */
public record Page<T>(
        List<T> items,

        @Schema(description = "Send it as `cursor` to get the page after this one; null on the last page") @Nullable
        String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were fetched with a limit of {@link PageRequest#limitAndOne()}: the one too many only
     * says that there are more.
     *
     * @param key where to go on after a row
     */
    public static <R, T> Page<T> of(List<R> rows, PageRequest request, Function<R, T> view, Function<R, Cursor> key) {
        var shown = rows.stream().limit(request.limit()).toList();
        var next = rows.size() > shown.size() ? key.apply(shown.getLast()).encoded() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }
}
