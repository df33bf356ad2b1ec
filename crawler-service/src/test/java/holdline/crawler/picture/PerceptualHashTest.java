package holdline.crawler.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PerceptualHashTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aPictureStaysItselfWhenItIsScaledRecompressedBrightenedOrStamped(int seed) {
        // Given
        var picture = DrawnPictures.scene(seed, 800, 600);
        var original = hash(DrawnPictures.png(picture));

        // Then
        assertThat(distance(original, hash(DrawnPictures.jpeg(picture, 0.3f, false))))
                .isLessThanOrEqualTo(4);
        assertThat(distance(original, hash(DrawnPictures.jpeg(DrawnPictures.scaled(picture, 400, 300), 0.7f, true))))
                .isLessThanOrEqualTo(6);
        assertThat(distance(original, hash(DrawnPictures.png(DrawnPictures.scaled(picture, 1600, 1100)))))
                .isLessThanOrEqualTo(6);
        assertThat(distance(original, hash(DrawnPictures.png(DrawnPictures.scaled(picture, 120, 90)))))
                .isLessThanOrEqualTo(8);
        assertThat(distance(original, hash(DrawnPictures.jpeg(DrawnPictures.brightened(picture), 0.8f, false))))
                .isLessThanOrEqualTo(8);
        assertThat(distance(original, hash(DrawnPictures.jpeg(DrawnPictures.stamped(picture), 0.8f, false))))
                .isLessThanOrEqualTo(12);
    }

    @Test
    void differentPicturesAreFarApart() {
        // Given
        var hashes = new ArrayList<String>();
        for (var seed = 1; seed <= 30; seed++) {
            hashes.add(hash(DrawnPictures.png(DrawnPictures.scene(seed, 500, 400))));
        }

        // Then
        for (var one = 0; one < hashes.size(); one++) {
            for (var other = one + 1; other < hashes.size(); other++) {
                assertThat(distance(hashes.get(one), hashes.get(other)))
                        .as("scenes %d and %d", one + 1, other + 1)
                        .isGreaterThan(12);
            }
        }
    }

    @Test
    void oneColourHasNoHashNotEvenWithTheNoiseOfCompression() {
        // Given
        var flat = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        var nearlyFlat = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        nearlyFlat.setRGB(50, 50, 0x010101);

        // Then
        assertThat(PerceptualHash.of(flat)).isEmpty();
        assertThat(PerceptualHash.of(nearlyFlat)).isEmpty();
    }

    @Test
    void whatIsTransparentIsSeenOnWhite() {
        // Given
        var picture = DrawnPictures.onNothing(4, 300);
        var onWhite = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
        var graphics = onWhite.createGraphics();
        graphics.drawImage(picture, 0, 0, java.awt.Color.WHITE, null);
        graphics.dispose();

        // Then
        assertThat(hash(DrawnPictures.png(picture))).isEqualTo(hash(DrawnPictures.png(onWhite)));
    }

    @Test
    void webpGivesTheLookOfTheSamePictureInPng() throws IOException {
        // Given: scene 6 as the reference encoder compresses it, with loss
        try (var webp = PerceptualHashTest.class.getResourceAsStream("/pictures/scene-6.webp")) {
            var same = DrawnPictures.png(DrawnPictures.scene(6, 320, 240));

            // Then: the decoder is not exact where colours are flat
            assertThat(distance(hash(webp.readAllBytes()), hash(same))).isLessThanOrEqualTo(12);
        }
    }

    private static String hash(byte[] file) {
        return switch (PictureReader.read(file, Duration.ofSeconds(30))) {
            case PictureReader.Picture.Decoded(var image) ->
                PerceptualHash.of(image).orElseThrow();
            case PictureReader.Picture.Nothing(var why) -> throw new AssertionError(why);
        };
    }

    private static int distance(String one, String other) {
        return Long.bitCount(Long.parseUnsignedLong(one, 16) ^ Long.parseUnsignedLong(other, 16));
    }
}
