package holdline.local.telling;

/** How many terminal columns a text takes: a Chinese character takes two. */
public final class Width {

    private Width() {}

    public static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** The text followed by spaces up to the given number of columns. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text, cut with an ellipsis when it takes more than the given number of columns. */
    public static String cut(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        var kept = new StringBuilder();
        var taken = 0;
        for (var codePoint : text.codePoints().toArray()) {
            taken += of(codePoint);
            if (taken > columns - 1) {
                break;
            }
            kept.appendCodePoint(codePoint);
        }
        return kept.append('…').toString();
    }

    private static int of(int codePoint) {
        var type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        var wide = Character.isIdeographic(codePoint)
                || (codePoint >= 0x3000 && codePoint <= 0x30FF)
                || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
        return wide ? 2 : 1;
    }
}
