package holdline.crawler.extract;

import java.util.List;
import java.util.Optional;

/**
 * Finds what a page tells machines without building its tree: the JSON-LD scripts and the meta elements, in a text a
 * few kilobytes long. Gives up wherever only the tree could tell what counts.
 */
final class QuickScan {

    private static final int MAX_KEPT = 400_000;

    /** Other sources that would have to be asked as well. */
    private static final List<String> OTHER_SOURCES = List.of(
            "itemprop=\"price",
            "itemprop='price",
            "itemprop=price",
            "itemprop=\"offers",
            "itemprop='offers",
            "itemprop=\"lowPrice",
            "itemtype=\"http://schema.org/Product",
            "itemtype=\"https://schema.org/Product",
            "itemtype='http://schema.org/Product",
            "itemtype='https://schema.org/Product",
            "property=\"price",
            "property='price",
            "property=\"schema:price",
            "property=\"offers",
            "typeof=\"",
            "typeof='",
            "<template",
            "<base");

    private QuickScan() {}

    static Optional<String> of(String source) {
        if (!source.contains("ld+json")) {
            return Optional.empty();
        }
        var kept = new StringBuilder();
        var hasJsonLd = false;
        var rest = new int[] {0};
        while (rest[0] < source.length()) {
            var open = source.indexOf('<', rest[0]);
            if (open < 0) {
                break;
            }
            var next = source.length() > open + 1 ? source.charAt(open + 1) : ' ';
            if (next == '!') {
                rest[0] = after(source, source.startsWith("<!--", open) ? "-->" : ">", open);
            } else if (is(source, open, "script")) {
                var tagEnd = tagEnd(source, open);
                var close = closing(source, "</script", tagEnd);
                var tag = source.substring(open, Math.min(tagEnd, open + 500));
                if (tag.contains("ld+json")) {
                    kept.append(source, open, close).append("</script>");
                    hasJsonLd = true;
                }
                rest[0] = close + 1;
            } else if (is(source, open, "meta") || is(source, open, "html")) {
                var tagEnd = tagEnd(source, open);
                kept.append(source, open, tagEnd);
                rest[0] = tagEnd;
            } else if (is(source, open, "style")) {
                rest[0] = closing(source, "</style", open) + 1;
            } else if (is(source, open, "textarea")
                    || is(source, open, "noscript")
                    || is(source, open, "iframe")
                    || is(source, open, "svg")
                    || is(source, open, "xmp")
                    || is(source, open, "plaintext")) {
                // What these hold is markup to some readers and text to others.
                var end = source.indexOf("</", open);
                var inside = source.substring(open, end < 0 ? source.length() : end);
                if (inside.contains("<meta") || inside.contains("ld+json")) {
                    return Optional.empty();
                }
                rest[0] = open + 1;
            } else {
                rest[0] = open + 1;
            }
            if (kept.length() > MAX_KEPT) {
                return Optional.empty();
            }
        }
        return hasJsonLd && OTHER_SOURCES.stream().noneMatch(source::contains)
                ? Optional.of(kept.toString())
                : Optional.empty();
    }

    private static boolean is(String source, int open, String name) {
        var end = open + 1 + name.length();
        return end < source.length()
                && source.regionMatches(true, open + 1, name, 0, name.length())
                && !Character.isLetterOrDigit(source.charAt(end))
                && source.charAt(end) != '-';
    }

    /** Right after the tag's own {@code >}, which is not one inside quotes. */
    private static int tagEnd(String source, int open) {
        var quote = '\0';
        for (var i = open; i < source.length(); i++) {
            var c = source.charAt(i);
            if (quote != '\0') {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return source.length();
    }

    private static int after(String source, String end, int from) {
        var at = source.indexOf(end, from);
        return at < 0 ? source.length() : at + end.length();
    }

    private static int closing(String source, String tag, int from) {
        var at = source.indexOf(tag, from);
        return at < 0 ? source.length() : at;
    }
}
