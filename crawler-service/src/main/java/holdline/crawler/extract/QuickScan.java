package holdline.crawler.extract;

import java.util.List;
import java.util.Optional;

/**
 * Finds what a page tells machines without building its tree: the JSON-LD scripts and the meta elements, in a text a
 * few kilobytes long. Gives up wherever only the tree could tell what counts. Goes from tag to tag, and each time past as
 * much as it can: over a whole script, a style sheet, a comment.
 */
final class QuickScan {

    private static final int MAX_KEPT = 400_000;
    private static final int LONGEST_TYPE = 500;

    /** Attributes by which other sources speak, each with the beginnings of the values by which they do. */
    private static final List<Other> OTHERS = List.of(
            new Other("itemprop=", List.of("price", "offers", "lowPrice")),
            new Other("itemtype=", List.of("http://schema.org/Product", "https://schema.org/Product")),
            new Other("property=", List.of("price", "schema:price", "offers")),
            new Other("typeof=", List.of("")));

    private record Other(String attribute, List<String> values) {

        boolean isIn(String source) {
            for (var at = source.indexOf(attribute); at >= 0; at = source.indexOf(attribute, at + 1)) {
                var value = at + attribute.length();
                var quoted = value < source.length() && "\"'".indexOf(source.charAt(value)) >= 0;
                var start = quoted ? value + 1 : value;
                if ((quoted || !attribute.equals("typeof="))
                        && values.stream().anyMatch(beginning -> source.startsWith(beginning, start))) {
                    return true;
                }
            }
            return false;
        }
    }

    private final String source;
    private final StringBuilder kept = new StringBuilder();
    private boolean hasJsonLd;

    private QuickScan(String source) {
        this.source = source;
    }

    /** The parts of a page that tell machines of it, or nothing where they may not be all. */
    static Optional<String> of(String source) {
        if (!source.contains("ld+json")) {
            return Optional.empty();
        }
        var scan = new QuickScan(source);
        return scan.isEnough() && OTHERS.stream().noneMatch(other -> other.isIn(source))
                ? Optional.of(scan.kept.toString())
                : Optional.empty();
    }

    private boolean isEnough() {
        for (var open = source.indexOf('<'); open >= 0 && kept.length() <= MAX_KEPT; ) {
            var next = after(open);
            if (next < 0) {
                return false;
            }
            open = source.indexOf('<', next);
        }
        return hasJsonLd && kept.length() <= MAX_KEPT;
    }

    /** Where to go on behind a tag; negative where only the tree could tell. */
    private int after(int open) {
        if (open + 1 >= source.length()) {
            return source.length();
        }
        return switch (source.charAt(open + 1)) {
            case '!' -> behind(source.startsWith("<!--", open) ? "-->" : ">", open);
            case 's', 'S' ->
                is(open, "script")
                        ? script(open)
                        : is(open, "style") ? before("</style", open) + 1 : is(open, "svg") ? foreign(open) : open + 1;
            case 'm', 'M' -> is(open, "meta") ? kept(open) : open + 1;
            case 'h', 'H' -> is(open, "html") ? kept(open) : open + 1;
            case 't', 'T' -> is(open, "textarea") ? foreign(open) : is(open, "template") ? -1 : open + 1;
            case 'b', 'B' -> is(open, "base") ? -1 : open + 1;
            case 'n', 'N' -> is(open, "noscript") ? foreign(open) : open + 1;
            case 'i', 'I' -> is(open, "iframe") ? foreign(open) : open + 1;
            case 'x', 'X' -> is(open, "xmp") ? foreign(open) : open + 1;
            case 'p', 'P' -> is(open, "plaintext") ? foreign(open) : open + 1;
            default -> open + 1;
        };
    }

    private int script(int open) {
        var tagEnd = tagEnd(open);
        var close = before("</script", tagEnd);
        if (source.substring(open, Math.min(tagEnd, open + LONGEST_TYPE)).contains("ld+json")) {
            kept.append(source, open, close).append("</script>");
            hasJsonLd = true;
        }
        return close + 1;
    }

    private int kept(int open) {
        var tagEnd = tagEnd(open);
        kept.append(source, open, tagEnd);
        return tagEnd;
    }

    /** What these hold is markup to some readers and text to others. */
    private int foreign(int open) {
        var inside = source.substring(open, before("</", open));
        return inside.contains("<meta") || inside.contains("ld+json") ? -1 : open + 1;
    }

    private boolean is(int open, String name) {
        var end = open + 1 + name.length();
        return end < source.length()
                && source.regionMatches(true, open + 1, name, 0, name.length())
                && !Character.isLetterOrDigit(source.charAt(end))
                && source.charAt(end) != '-';
    }

    /** Right after the tag's own {@code >}, which is not one inside quotes. */
    private int tagEnd(int open) {
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

    private int behind(String end, int from) {
        var at = source.indexOf(end, from);
        return at < 0 ? source.length() : at + end.length();
    }

    private int before(String tag, int from) {
        var at = source.indexOf(tag, from);
        return at < 0 ? source.length() : at;
    }
}
