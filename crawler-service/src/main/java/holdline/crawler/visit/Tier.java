package holdline.crawler.visit;

import java.util.Locale;

/** How much work a visit took to end, cheapest first; a dimension of the visits' metric. */
enum Tier {
    /** No page came: forbidden, unreachable, or an answer that is no page. */
    NONE,
    /** The server said that nothing changed (304). */
    NOT_MODIFIED,
    /** The same bytes as last time. */
    SAME_BYTES,
    /** Read from the structured data at the head of the page alone. */
    QUICK,
    /** The whole page was read. */
    FULL;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
