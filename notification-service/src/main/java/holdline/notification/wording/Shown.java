package holdline.notification.wording;

/** Makes strings that others wrote fit to stand in a letter: one line, no control characters, not too long. */
final class Shown {

    static final int TITLE = 120;
    static final int NAME = 60;
    static final int URL = 500;
    static final int SENTENCE = 300;

    private Shown() {}

    /**
     * The text on one line, cut to {@code max} code points with an ellipsis. Control characters, and the invisible
     * ones that turn the reading direction, become blanks.
     */
    static String line(String text, int max) {
        var flat = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
        if (flat.codePointCount(0, flat.length()) <= max) {
            return flat;
        }
        return flat.substring(0, flat.offsetByCodePoints(0, max - 1)).strip() + "…";
    }
}
