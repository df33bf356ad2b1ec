package holdline.crawler.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A set of phrases looked for in a text all at once, in one pass: pages have thousands of short texts. Letters of
 * alphabets match at word starts and ends; a phrase that ends in {@code *} may go on. Case does not count.
 */
final class Phrases {

    private static final int ASCII = 128;

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private boolean ends;
        private boolean endsAnywhere;
    }

    /** Whether a phrase begins with a letter, by letter; most places of a text are passed over here. */
    private final boolean[] begins = new boolean[ASCII];

    private final Node root = new Node();

    private Phrases() {}

    static Phrases of(String... phrases) {
        return of(List.of(phrases));
    }

    static Phrases of(List<String> phrases) {
        var all = new Phrases();
        for (var phrase : phrases) {
            var open = phrase.endsWith("*");
            var node = all.root;
            var text = open ? phrase.substring(0, phrase.length() - 1) : phrase;
            for (var i = 0; i < text.length(); i++) {
                node = node.next.computeIfAbsent(Character.toLowerCase(text.charAt(i)), _ -> new Node());
            }
            var first = text.charAt(0);
            if (first < ASCII) {
                all.begins[Character.toLowerCase(first)] = true;
                all.begins[Character.toUpperCase(first)] = true;
            }
            node.ends = true;
            node.endsAnywhere |= open || !isAlphabetic(text.charAt(text.length() - 1));
        }
        return all;
    }

    boolean in(String text, int limit) {
        var length = Math.min(text.length(), limit);
        for (var start = 0; start < length; start++) {
            var c = text.charAt(start);
            if ((c < ASCII && !begins[c]) || (start > 0 && isAlphabetic(c) && isAlphabetic(text.charAt(start - 1)))) {
                continue;
            }
            if (matches(text, start, length)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String text, int start, int length) {
        @Nullable Node node = root;
        for (var at = start; at < length; at++) {
            node = node.next.get(Character.toLowerCase(text.charAt(at)));
            if (node == null) {
                return false;
            }
            if (node.ends && (node.endsAnywhere || at + 1 >= text.length() || !isAlphabetic(text.charAt(at + 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Scripts that part words; Chinese, Japanese and Thai do not. */
    private static boolean isAlphabetic(char c) {
        return c < 0x0E00 && Character.isLetter(c);
    }
}
