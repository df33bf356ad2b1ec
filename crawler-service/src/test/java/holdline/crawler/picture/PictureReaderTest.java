package holdline.crawler.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PictureReaderTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void pictureThatWouldUnfoldToGigabytesIsNotDecoded() {
        assertThat(why(DrawnPictures.pngHeader(60_000, 60_000))).contains("60000 by 60000 pixels");
        assertThat(why(DrawnPictures.pngHeader(5_000, 5_000))).contains("more than 16777216");
        assertThat(why(DrawnPictures.pngHeader(1_000_000, 1))).contains("1000000 by 1 pixels");
        assertThat(why(gifHeader(65_535, 65_535))).contains("65535 by 65535 pixels");
        assertThat(why(webpHeader(16_383, 16_383))).contains("16383 by 16383 pixels");
    }

    @Test
    void whatIsNoPictureIsCalledSo() {
        assertThat(why(new byte[0])).isEqualTo("it is no JPEG, PNG, GIF or WebP picture");
        assertThat(why("<html>no picture</html>".getBytes(StandardCharsets.UTF_8)))
                .contains("no JPEG");
        assertThat(why("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8)))
                .contains("no JPEG");
    }

    @Test
    void pictureThatIsCutOffAnywhereIsNotReadAsIfItWereWhole() {
        // Given
        var scene = DrawnPictures.scene(1, 300, 200);
        var files = new byte[][] {
            DrawnPictures.png(scene),
            DrawnPictures.jpeg(scene, 0.8f, false),
            DrawnPictures.jpeg(scene, 0.8f, true),
            DrawnPictures.written(scene, "gif")
        };

        // Then
        for (var file : files) {
            assertThat(decoded(file)).isTrue();
            for (var part = 1; part < 10; part++) {
                assertThat(decoded(Arrays.copyOf(file, file.length * part / 10)))
                        .as("%d tenths of %d bytes", part, file.length)
                        .isFalse();
            }
        }
    }

    @Test
    void anyBrokenByteEndsInAPictureOrInASentence() {
        // Given
        var random = new Random(7);
        var scene = DrawnPictures.scene(2, 120, 90);
        var files = new byte[][] {
            DrawnPictures.png(scene),
            DrawnPictures.jpeg(scene, 0.7f, true),
            DrawnPictures.written(scene, "gif"),
            webpHeader(40, 40)
        };

        // Then
        for (var round = 0; round < 200; round++) {
            var broken = files[round % files.length].clone();
            for (var flips = 0; flips < 5; flips++) {
                broken[12 + random.nextInt(broken.length - 12)] = (byte) random.nextInt(256);
            }
            switch (PictureReader.read(broken, PATIENCE)) {
                case PictureReader.Picture.Decoded(var image) ->
                    assertThat(image.getWidth()).isPositive();
                case PictureReader.Picture.Nothing(var why) ->
                    assertThat(why).isNotBlank().hasSizeLessThan(200);
            }
        }
    }

    @Test
    void pictureThatMovesHasNoLook() {
        assertThat(why(DrawnPictures.movingGif(DrawnPictures.scene(1, 80, 60), DrawnPictures.scene(2, 80, 60))))
                .contains("it moves");
    }

    @Test
    void printersInksAreARareSort() {
        // Given
        var grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);

        // Then
        assertThat(why(DrawnPictures.fourInks(DrawnPictures.written(grey, "jpg"))))
                .contains("it is broken, or of a rare sort");
    }

    @Test
    void decoderThatTakesTooLongIsGivenUp() {
        assertThat(why(PictureReader.read(DrawnPictures.png(DrawnPictures.scene(1, 300, 200)), Duration.ZERO)))
                .isEqualTo("it cannot be decoded within 0 ms");
    }

    @Test
    void largePictureIsDecodedInSteps() {
        // When
        var read = PictureReader.read(DrawnPictures.png(DrawnPictures.scene(3, 4_000, 3_000)), PATIENCE);

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        PictureReader.Picture.Decoded.class,
                        decoded -> assertThat(decoded.image().getWidth()
                                        * decoded.image().getHeight())
                                .isLessThan(400_000));
    }

    private static boolean decoded(byte[] bytes) {
        return PictureReader.read(bytes, PATIENCE) instanceof PictureReader.Picture.Decoded;
    }

    private static String why(byte[] bytes) {
        return why(PictureReader.read(bytes, PATIENCE));
    }

    private static String why(PictureReader.Picture picture) {
        return switch (picture) {
            case PictureReader.Picture.Nothing(var why) -> why;
            case PictureReader.Picture.Decoded(var image) ->
                throw new AssertionError("decoded: " + image.getWidth() + " by " + image.getHeight());
        };
    }

    /** A GIF that says its size and ends before its first code. */
    private static byte[] gifHeader(int width, int height) {
        return ByteBuffer.allocate(24)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 0, 0})
                .put((byte) 0x2C)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0, 2})
                .array();
    }

    /** A lossless WebP that says its size and nothing else of use. */
    private static byte[] webpHeader(int width, int height) {
        return ByteBuffer.allocate(120)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(112)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(100)
                .put((byte) 0x2F)
                .putInt((width - 1) | (height - 1) << 14)
                .array();
    }
}
