package holdline.crawler.discover;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands before the first element. A document type is refused: entities are how small XML becomes large. */
final class XmlProlog {

    private static final int LOOK_AT = 64 * 1024;

    private XmlProlog() {}

    static boolean declaresType(byte[] bytes) {
        // Every declaration is ASCII: dropping the zero bytes makes UTF-16 and UTF-32 readable enough.
        var head = new String(Arrays.copyOf(bytes, Math.min(bytes.length, LOOK_AT)), StandardCharsets.ISO_8859_1)
                .replace("\0", "");
        var at = 0;
        while (true) {
            at = head.indexOf('<', at);
            if (at < 0) {
                // A prolog that does not end within the bound hides something.
                return bytes.length > LOOK_AT;
            }
            if (head.startsWith("<!--", at)) {
                at = after(head, "-->", at);
            } else if (head.startsWith("<?", at)) {
                at = after(head, "?>", at);
            } else {
                return head.startsWith("<!", at);
            }
            if (at < 0) {
                return true;
            }
        }
    }

    private static int after(String head, String end, int from) {
        var at = head.indexOf(end, from);
        return at < 0 ? -1 : at + end.length();
    }
}
