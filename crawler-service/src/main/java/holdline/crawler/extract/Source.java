package holdline.crawler.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page as it came. Marks of ASCII letters stand in nearly every charset as they are, so much can be found without
 * decoding a page, at the speed at which the processor looks through memory.
 */
final class Source {

    private static final char ESCAPE = '\u001B';
    private static final char BROKEN = '\uFFFD';

    private final byte[] bytes;
    private final @Nullable String contentType;
    private final String ascii;
    private @Nullable String text;

    private Source(byte[] bytes, @Nullable String contentType) {
        this.bytes = bytes;
        this.contentType = contentType;
        this.ascii = PageCharset.isWide(bytes) ? text() : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The bytes, as many as are read, with the header as served. */
    static Source of(byte[] bytes, int most, @Nullable String contentType) {
        return new Source(bytes.length > most ? Arrays.copyOf(bytes, most) : bytes, contentType);
    }

    /** The page, decoded when it is asked for. */
    String text() {
        var decoded = text;
        if (decoded == null) {
            decoded = PageCharset.decode(bytes, contentType);
            text = decoded;
        }
        return decoded;
    }

    /** The page, wherein only ASCII characters are what they seem. */
    String ascii() {
        return ascii;
    }

    /** A part of {@link #ascii} as {@link #text} has it, if its characters can be told without the rest of the page. */
    Optional<String> decoded(String part) {
        if (!PageCharset.isAssumedUtf8(bytes, contentType)) {
            return Optional.empty();
        }
        var decoded = new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return decoded.indexOf(BROKEN) < 0 && decoded.indexOf(ESCAPE) < 0 ? Optional.of(decoded) : Optional.empty();
    }
}
