package holdline.crawler.discover;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much of an XML document is read. A parser's work grows with tags more than with bytes, so tags are counted before
 * it begins; and a list of which only the start is taken ends there.
 */
final class XmlBounds {

    /** Most tags of a document: 10,000 entries with fifty each. */
    static final int MAX_TAGS = 500_000;

    /** Lists and their entries, of sitemaps, sitemap indexes, RSS and Atom; and what is open around an entry. */
    private static final List<Entries> ENTRIES = List.of(
            new Entries("</url>", "</urlset>"),
            new Entries("</sitemap>", "</sitemapindex>"),
            new Entries("</item>", "</channel></rss>"),
            new Entries("</entry>", "</feed>"));

    private record Entries(String end, String rest) {}

    private XmlBounds() {}

    /** Whether there are more tags than are read of any document. */
    static boolean hasTooManyTags(byte[] content) {
        var tags = 0;
        for (var one : content) {
            tags += one == '<' ? 1 : 0;
        }
        return tags > MAX_TAGS;
    }

    /** The first entries of a list and the end of their list; nothing when it has no more than these. */
    static Optional<byte[]> first(byte[] content, int entries) {
        var text = new String(content, StandardCharsets.ISO_8859_1);
        for (var kind : ENTRIES) {
            var end = -1;
            for (var n = 0; n <= entries; n++) {
                var next = text.indexOf(kind.end(), end + 1);
                if (next < 0) {
                    break;
                }
                if (n == entries) {
                    return Optional.of(closed(content, end + kind.end().length(), kind.rest()));
                }
                end = next;
            }
        }
        return Optional.empty();
    }

    private static byte[] closed(byte[] content, int length, String rest) {
        var closed = Arrays.copyOf(content, length + rest.length());
        System.arraycopy(rest.getBytes(StandardCharsets.ISO_8859_1), 0, closed, length, rest.length());
        return closed;
    }
}
