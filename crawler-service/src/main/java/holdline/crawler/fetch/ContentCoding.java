package holdline.crawler.fetch;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Undoes the compression a body travelled in, inside limits: on what is taken from the wire, on what comes out, and on
 * the growth between the two, so that a bomb is given up after its first {@value #FREE} bytes.
 */
final class ContentCoding {

    /** What is asked for. */
    static final String ACCEPTED = "gzip, br, zstd";

    /** Small pages may grow as they like. */
    private static final int FREE = 128 * 1024;

    /** RFC 9659: a window over 8 MB (2^23) need not be supported in HTTP; each costs that much memory. */
    private static final int ZSTD_WINDOW = 23;

    private static final int STEP = 64 * 1024;

    /** Framing may make a body of incompressible bytes a little longer than itself. */
    private static final int OVERHEAD = 64 * 1024;

    /** What a body turned out to be; one of {@link Truncation} is as whole as it will get. */
    sealed interface Decoded {
        record Whole(Body body) implements Decoded {}

        record Broken(String why) implements Decoded {}
    }

    /**
     * How much is taken.
     *
     * @param maxBytes after decompression
     * @param cutLonger whether the start of a longer body will do
     * @param cutBroken whether what came before the connection failed will do
     * @param maxRatio how many times larger than the compressed bytes a body may be
     */
    record Limits(int maxBytes, boolean cutLonger, boolean cutBroken, int maxRatio) {}

    private ContentCoding() {}

    /**
     * Reads a body to its end or its limit.
     *
     * @param coding the Content-Encoding header
     * @throws IOException when the connection fails on the way; broken compression is {@link Decoded.Broken}
     */
    static Decoded read(BufferedSource wire, @Nullable String coding, Limits limits) throws IOException {
        var counted = new Counted(wire, limits.maxBytes() + (long) OVERHEAD);
        var name = coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT);
        var collected = new Buffer();
        try (var plain = plain(counted, name)) {
            while (plain.read(collected, STEP) >= 0) {
                if (collected.size() > limits.maxBytes()) {
                    return limits.cutLonger()
                            ? new Decoded.Whole(new Body(collected.readByteArray(limits.maxBytes()), Truncation.LENGTH))
                            : new Decoded.Broken("the answer is larger than " + limits.maxBytes() + " bytes");
                }
                if (collected.size() > FREE && collected.size() / limits.maxRatio() > counted.taken) {
                    return new Decoded.Broken(
                            "the answer's compression grows it more than " + limits.maxRatio() + " times");
                }
            }
            return new Decoded.Whole(new Body(collected.readByteArray()));
        } catch (Wired wired) {
            if (!limits.cutBroken()) {
                throw wired.cause;
            }
            var why = wired.cause instanceof InterruptedIOException ? Truncation.TIME : Truncation.DISCONNECT;
            return new Decoded.Whole(new Body(collected.readByteArray(), why));
        } catch (TooMuch _) {
            return limits.cutLonger()
                    ? new Decoded.Whole(new Body(collected.readByteArray(), Truncation.LENGTH))
                    : new Decoded.Broken("the answer is larger than " + limits.maxBytes() + " bytes");
        } catch (IOException | RuntimeException broken) {
            // A decoder fed with hostile bytes may fail in any way; the body is unreadable, and nothing else happened.
            return new Decoded.Broken(
                    name.isEmpty() ? "the answer cannot be read" : "the answer is not the " + known(name) + " it says");
        }
    }

    private static String known(String name) {
        return switch (name) {
            case "gzip", "x-gzip", "br", "zstd" -> name;
            default -> "compression";
        };
    }

    private static Source plain(Counted counted, String coding) throws IOException {
        return switch (coding) {
            case "", "identity", "none", "utf-8" -> counted;
            // Not the JDK's: it calls itself once for every empty member, and a server can send those without end.
            case "gzip", "x-gzip" -> new GzipSource(counted);
            case "br" -> Okio.source(new BrotliInputStream(stream(counted)));
            case "zstd" -> Okio.source(new ZstdInputStreamNoFinalizer(stream(counted)).setLongMax(ZSTD_WINDOW));
            default -> throw new IOException("a compression nobody asked for");
        };
    }

    private static InputStream stream(Counted counted) {
        return Okio.buffer(counted).inputStream();
    }

    /** Tells the connection's failures from the decoder's, and counts what the wire gave. */
    private static final class Counted extends ForwardingSource {

        private final long most;
        private long taken;

        Counted(Source wire, long most) {
            super(wire);
            this.most = most;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                var read = super.read(sink, byteCount);
                taken += Math.max(read, 0);
                if (taken > most) {
                    throw new TooMuch();
                }
                return read;
            } catch (TooMuch tooMuch) {
                throw tooMuch;
            } catch (IOException e) {
                throw new Wired(e);
            }
        }
    }

    private static final class Wired extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException cause;

        Wired(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
