package holdline.crawler.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A picture's look in 64 bits that survive scaling, recompression and small corrections: the picture is averaged down to
 * 32 by 32 grey cells, transformed by a discrete cosine transform, and each of the 64 lowest frequencies (those that are
 * constant in one direction left out) gives one bit: above their median or not. The method is the well-known DCT "pHash"
 * (Zauner 2010, "Implementation and Benchmarking of Perceptual Image Hash Functions"). Two hashes of one picture differ
 * in few bits, up to about 10; those of different pictures in about 32.
 */
final class PerceptualHash {

    /** Named in events; any change to the bits needs another name. */
    static final String ALGORITHM = "phash-dct-64";

    /** Grows with every change to what is read from a picture, so that unchanged bytes are read again. */
    static final int VERSION = 1;

    private static final int CELLS = 32;
    private static final int LOW = 8;

    /** A pattern of a quarter of one grey level: less than that is the noise of compression. */
    private static final double FLAT = 64;

    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** The hash in 16 hex digits; absent for what shows nothing but one colour. */
    static Optional<String> of(BufferedImage picture) {
        var low = lowFrequencies(cells(picture));
        var sorted = low.clone();
        Arrays.sort(sorted);
        if (sorted[sorted.length - 1] - sorted[0] < FLAT) {
            return Optional.empty();
        }
        var median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        var bits = 0L;
        for (var value : low) {
            bits = (bits << 1) | (value > median ? 1 : 0);
        }
        return Optional.of(HexFormat.of().toHexDigits(bits));
    }

    /** The mean grey of each cell; a picture smaller than the cells is asked for the pixel nearest to each. */
    private static double[][] cells(BufferedImage picture) {
        var cells = new double[CELLS][CELLS];
        for (var row = 0; row < CELLS; row++) {
            var top = row * picture.getHeight() / CELLS;
            var bottom = Math.max(top + 1, (row + 1) * picture.getHeight() / CELLS);
            for (var column = 0; column < CELLS; column++) {
                var left = column * picture.getWidth() / CELLS;
                var right = Math.max(left + 1, (column + 1) * picture.getWidth() / CELLS);
                var sum = 0.0;
                for (var y = top; y < bottom; y++) {
                    for (var x = left; x < right; x++) {
                        sum += grey(picture.getRGB(x, y));
                    }
                }
                cells[row][column] = sum / ((bottom - top) * (right - left));
            }
        }
        return cells;
    }

    /** By the weights of ITU-R BT.601; what is transparent is seen on white. */
    private static double grey(int argb) {
        var grey = 0.299 * ((argb >> 16) & 0xFF) + 0.587 * ((argb >> 8) & 0xFF) + 0.114 * (argb & 0xFF);
        var opaque = (argb >>> 24) / 255.0;
        return opaque * grey + (1 - opaque) * 255;
    }

    /** The transform is separable: rows first, then columns. */
    private static double[] lowFrequencies(double[][] cells) {
        var byRow = new double[CELLS][LOW];
        for (var y = 0; y < CELLS; y++) {
            for (var u = 0; u < LOW; u++) {
                for (var x = 0; x < CELLS; x++) {
                    byRow[y][u] += cells[y][x] * COSINES[u][x];
                }
            }
        }
        var low = new double[LOW * LOW];
        for (var v = 0; v < LOW; v++) {
            for (var u = 0; u < LOW; u++) {
                for (var y = 0; y < CELLS; y++) {
                    low[v * LOW + u] += byRow[y][u] * COSINES[v][y];
                }
            }
        }
        return low;
    }

    /** Of the frequencies 1 to 8. */
    private static double[][] cosines() {
        var cosines = new double[LOW][CELLS];
        for (var frequency = 1; frequency <= LOW; frequency++) {
            for (var at = 0; at < CELLS; at++) {
                cosines[frequency - 1][at] = Math.cos((2 * at + 1) * frequency * Math.PI / (2 * CELLS));
            }
        }
        return cosines;
    }
}
