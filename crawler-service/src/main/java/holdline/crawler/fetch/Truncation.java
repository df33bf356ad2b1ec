package holdline.crawler.fetch;

/** Why a body is only the start of what was sent; the names are those of WARC 1.1's {@code WARC-Truncated}. */
public enum Truncation {
    /** It was longer than is taken. */
    LENGTH,
    /** It did not come to its end in time. */
    TIME,
    /** The connection ended before it did. */
    DISCONNECT
}
