package holdline.events;

/**
 * How a page was read.
 *
 * @param source where the price was found: {@code json-ld}, {@code microdata}, {@code opengraph}, {@code recipe:<name>} ...
 * @param confidence from 0 (a guess) to 1 (stated by the page in a machine-readable way and not contradicted)
 */
public record Reading(String source, double confidence) {

    public Reading {
        Required.text("reading.source", source);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("reading.confidence is not between 0 and 1: " + confidence);
        }
    }
}
