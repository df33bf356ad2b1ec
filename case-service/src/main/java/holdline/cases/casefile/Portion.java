package holdline.cases.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Cuts long lists so that each piece fits into an event. */
final class Portion {

    /** Leaves room in the 64 KiB of an event for the rest of it and for what JSON escapes. */
    static final int BYTES = 20 * 1024;

    private static final int PER_ITEM = 120;

    private Portion() {}

    /** The whole list in pieces, in order; no piece is empty. */
    static <T> List<List<T>> all(List<T> items, Function<T, String> text) {
        var portions = new ArrayList<List<T>>();
        var portion = new ArrayList<T>();
        var bytes = 0;
        for (var item : items) {
            var more = text.apply(item).getBytes(UTF_8).length + PER_ITEM;
            if (!portion.isEmpty() && bytes + more > BYTES) {
                portions.add(portion);
                portion = new ArrayList<>();
                bytes = 0;
            }
            portion.add(item);
            bytes += more;
        }
        if (!portion.isEmpty()) {
            portions.add(portion);
        }
        return portions;
    }

    /** As much of the list's beginning as fits. */
    static <T> List<T> first(List<T> items, Function<T, String> text) {
        return all(items, text).stream().findFirst().orElse(List.of());
    }
}
