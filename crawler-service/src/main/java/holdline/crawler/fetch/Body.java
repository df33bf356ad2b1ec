package holdline.crawler.fetch;

import org.jspecify.annotations.Nullable;

/** The bytes of an answer, decompressed, at most as many as configured. */
public final class Body {

    public static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;
    private final @Nullable Truncation truncated;
    private @Nullable String sha256;

    /** Takes the array as its own: a page is large, and is not copied on its way from the wire to its readers. */
    public Body(byte[] bytes) {
        this(bytes, null);
    }

    /** As {@link #Body(byte[])}, for the start of something longer. */
    public Body(byte[] bytes, @Nullable Truncation truncated) {
        this.bytes = bytes;
        this.truncated = truncated;
    }

    /** Why this is not all there was; absent when it is. */
    public @Nullable Truncation truncated() {
        return truncated;
    }

    /** The array itself, shared by all readers of the page; nobody writes to it. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    /** In lower-case hex. Counted once. */
    public String sha256() {
        var known = sha256;
        if (known == null) {
            known = Sha256.of(bytes);
            sha256 = known;
        }
        return known;
    }
}
