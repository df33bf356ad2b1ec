package holdline.crawler.discover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Opens gzip with a bound on what comes out: in bytes, and against what went in. */
final class BoundedInflate {

    /** Most bytes of an opened document. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /** Sitemaps and feeds shrink to a tenth, rarely to a fiftieth; bombs to a thousandth. */
    private static final int MAX_RATIO = 200;

    /** Small documents of one repeated line shrink further without doing harm. */
    private static final int ALWAYS_ALLOWED = 1024 * 1024;

    private BoundedInflate() {}

    /** The document is no gzip that we open. The message is for people. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    /** The bytes as they are, or what they hold when they are gzip. */
    static byte[] open(byte[] bytes) throws Refused {
        if (!isGzip(bytes)) {
            return bytes;
        }
        var most = (int) Math.min(MAX_BYTES, Math.max(ALWAYS_ALLOWED, (long) bytes.length * MAX_RATIO));
        var opened = new ByteArrayOutputStream(Math.min(most, bytes.length * 8));
        var chunk = new byte[16 * 1024];
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (var read = gzip.read(chunk); read >= 0; read = gzip.read(chunk)) {
                if (opened.size() + read > most) {
                    throw new Refused("the compressed document opens to more than " + most + " bytes");
                }
                opened.write(chunk, 0, read);
            }
        } catch (IOException e) {
            throw new Refused("the compressed document is broken: " + e.getMessage());
        } catch (StackOverflowError tooManyParts) {
            // The JDK's reader calls itself for every empty part.
            throw new Refused("the compressed document has too many parts");
        }
        var content = opened.toByteArray();
        if (isGzip(content)) {
            throw new Refused("the compressed document holds another compressed document");
        }
        return content;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }
}
