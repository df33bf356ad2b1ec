package holdline.crawler.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import holdline.crawler.discover.ContentKind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * Decodes pictures of strangers inside limits. Its size is looked at first, so that a picture of a few bytes that unfolds
 * to gigabytes is never decoded; a large one is decoded in steps. Which decoder gets the bytes is decided by the bytes.
 */
final class PictureReader {

    /** As of 4096 by 4096: more than any shop's main picture, and at most 64 MiB while it is decoded. */
    static final int MAX_PIXELS = 16_777_216;

    private static final int MAX_SIDE = 16_384;

    /** Pixels on the shorter side that are enough to know a picture by. */
    private static final int ENOUGH = 256;

    private static final WebPImageReaderSpi WEBP = new WebPImageReaderSpi();

    private PictureReader() {}

    /** What became of the bytes. */
    sealed interface Picture {
        record Decoded(BufferedImage image) implements Picture {}

        /**
         * It has no look.
         *
         * @param why as a sentence about the picture
         */
        record Nothing(String why) implements Picture {}
    }

    /**
     * Decodes a picture, or says why not.
     *
     * @param patience how long decoding may take
     */
    static Picture read(byte[] bytes, Duration patience) {
        var kind = ContentKind.of(bytes);
        if (!kind.isPicture()) {
            return new Picture.Nothing("it is no JPEG, PNG, GIF or WebP picture");
        }
        var input = new TimedBytes(bytes, patience);
        try (input) {
            var reader = reader(kind);
            try {
                reader.setInput(input, false, true);
                return decoded(reader, kind, input);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException broken) {
            // Broken and hostile pictures make decoders fail in every way they can; CMYK is one of them.
            return new Picture.Nothing(
                    input.isOutOfPatience()
                            ? "it cannot be decoded within " + patience.toMillis() + " ms"
                            : "it is broken, or of a rare sort: " + plain(broken));
        }
    }

    private static ImageReader reader(ContentKind kind) throws IOException {
        if (kind == ContentKind.WEBP) {
            return WEBP.createReaderInstance(null);
        }
        var readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new IOException("this Java has no reader of " + kind);
        }
        return readers.next();
    }

    private static Picture decoded(ImageReader reader, ContentKind kind, TimedBytes input) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            return new Picture.Nothing("it is " + width + " by " + height + " pixels, more than " + MAX_PIXELS
                    + " or than " + MAX_SIDE + " on a side");
        }
        var mayMove = kind == ContentKind.GIF || kind == ContentKind.WEBP;
        if (mayMove && reader.getNumImages(true) > 1) {
            return new Picture.Nothing("it moves; which of its pictures counts nobody says");
        }
        var steps = Math.max(1, Math.min(width, height) / ENOUGH);
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(steps, steps, 0, 0);
        input.watchForEnd();
        var image = reader.read(0, parameters);
        return input.ranDry() ? new Picture.Nothing("it is cut off") : new Picture.Decoded(image);
    }

    /** Messages may quote the picture's bytes: they are kept short and plain. */
    private static String plain(Exception broken) {
        var message = String.valueOf(broken.getMessage())
                .replaceAll("[^\\x20-\\x7E]+", " ")
                .strip();
        return message.substring(0, Math.min(message.length(), 100));
    }
}
