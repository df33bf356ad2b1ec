package holdline.crawler.picture;

import java.io.IOException;
import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A picture's bytes as decoders want them: in memory, and only for so long. A few kilobytes can keep a decoder busy for
 * minutes (a progressive JPEG of ten thousand scans, a GIF whose codes unfold without end); it comes back here for more
 * bytes all the while.
 */
final class TimedBytes extends ImageInputStreamImpl {

    private final byte[] bytes;
    private final long until;
    private boolean ranDry;
    private boolean outOfPatience;

    TimedBytes(byte[] bytes, Duration patience) {
        this.bytes = bytes;
        this.until = System.nanoTime() + patience.toNanos();
    }

    /** From here on, wanting more than there is counts. */
    void watchForEnd() {
        ranDry = false;
    }

    /** Whether more was wanted than there is: the picture is cut off, and what a decoder makes of it is a guess. */
    boolean ranDry() {
        return ranDry;
    }

    /** Whether the decoder was given up; what it made of that is its own affair. */
    boolean isOutOfPatience() {
        return outOfPatience;
    }

    @Override
    public int read() throws IOException {
        check();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            ranDry = true;
            return -1;
        }
        return bytes[(int) streamPos++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        check();
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= bytes.length) {
            ranDry = true;
            return -1;
        }
        var read = Math.min(length, bytes.length - (int) streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, read);
        streamPos += read;
        return read;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private void check() throws IOException {
        if (System.nanoTime() - until >= 0) {
            outOfPatience = true;
            throw new IOException("out of patience");
        }
    }
}
