package holdline.crawler.picture;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures as shops show them, drawn by code, and what happens to them on their way through the web. */
public final class DrawnPictures {

    private DrawnPictures() {}

    /** Shapes on a ground; every number gives another picture. */
    public static BufferedImage scene(int seed, int width, int height) {
        var random = new Random(seed);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
        graphics.fillRect(0, 0, width, height);
        for (var shape = 0; shape < 12; shape++) {
            graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
            var x = random.nextInt(width);
            var y = random.nextInt(height);
            if (shape % 2 == 0) {
                graphics.fillOval(x - width / 6, y - height / 6, width / 3, height / 3);
            } else {
                graphics.fillRect(x - width / 8, y - height / 8, width / 4, height / 3);
            }
        }
        graphics.dispose();
        return picture;
    }

    public static byte[] png(BufferedImage picture) {
        return written(picture, "png");
    }

    static byte[] written(BufferedImage picture, String format) {
        try {
            var bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * With loss.
     *
     * @param quality from 0 to 1
     */
    static byte[] jpeg(BufferedImage picture, float quality, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            var bytes = new ByteArrayOutputStream();
            writer.setOutput(ImageIO.createImageOutputStream(bytes));
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality);
            parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(picture, null, null), parameters);
            writer.dispose();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two pictures, one after the other. */
    static byte[] movingGif(BufferedImage one, BufferedImage other) {
        var writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (var bytes = new ByteArrayOutputStream();
                var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.prepareWriteSequence(null);
            writer.writeToSequence(new IIOImage(one, null, null), null);
            writer.writeToSequence(new IIOImage(other, null, null), null);
            writer.endWriteSequence();
            writer.dispose();
            output.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage scaled(BufferedImage picture, int width, int height) {
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return scaled;
    }

    static BufferedImage brightened(BufferedImage picture) {
        var bright = scaled(picture, picture.getWidth(), picture.getHeight());
        var graphics = bright.createGraphics();
        graphics.setColor(new Color(255, 255, 255, 40));
        graphics.fillRect(0, 0, bright.getWidth(), bright.getHeight());
        graphics.dispose();
        return bright;
    }

    /** With a sticker in a corner, as resellers put theirs. */
    static BufferedImage stamped(BufferedImage picture) {
        var stamped = scaled(picture, picture.getWidth(), picture.getHeight());
        var graphics = stamped.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(20, 20, 120, 20);
        graphics.dispose();
        return stamped;
    }

    /** With the ground left out, as on pictures made for any background. */
    static BufferedImage onNothing(int seed, int side) {
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        var scene = scene(seed, side, side);
        for (var y = side / 5; y < side; y++) {
            for (var x = 0; x < side; x++) {
                picture.setRGB(x, y, scene.getRGB(x, y));
            }
        }
        return picture;
    }

    /** A PNG that says its size and nothing else. */
    static byte[] pngHeader(int width, int height) {
        var chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        var crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(chunk)
                .putInt((int) crc.getValue())
                .array();
    }

    /** A JPEG in four inks instead of three lights, as printers use: only its header differs from a grey one's. */
    static byte[] fourInks(byte[] jpeg) {
        for (var at = 2; at + 4 < jpeg.length; ) {
            var marker = jpeg[at + 1] & 0xFF;
            var length = ((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF);
            if (marker == 0xC0) {
                var inks = ByteBuffer.allocate(jpeg.length + 3)
                        .put(jpeg, 0, at + 2)
                        .putShort((short) (length + 3))
                        .put(jpeg, at + 4, 5)
                        .put((byte) 4)
                        .put(jpeg, at + 10, length - 8)
                        .put(new byte[] {4, 0x11, 0})
                        .put(jpeg, at + 2 + length, jpeg.length - at - 2 - length);
                return inks.array();
            }
            at += 2 + length;
        }
        throw new IllegalArgumentException("no baseline JPEG");
    }
}
