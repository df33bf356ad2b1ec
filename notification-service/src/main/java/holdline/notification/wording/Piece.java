package holdline.notification.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A stretch of a letter's text as its HTML form shows it.
 *
 * @param link whether the text is an address to go to
 * @param ends whether a line ends after it
 */
public record Piece(String text, boolean link, boolean ends) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'，。；）]+");

    /** The paragraphs of a plain text, their lines and addresses told apart. */
    static List<List<Piece>> paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\n{2,}", -1))
                .map(Piece::lines)
                .toList();
    }

    private static List<Piece> lines(String paragraph) {
        var pieces = new ArrayList<Piece>();
        for (var line : paragraph.split("\n", -1)) {
            var address = ADDRESS.matcher(line);
            var from = 0;
            while (address.find()) {
                pieces.add(new Piece(line.substring(from, address.start()), false, false));
                pieces.add(new Piece(address.group(), true, false));
                from = address.end();
            }
            pieces.add(new Piece(line.substring(from), false, true));
        }
        return List.copyOf(pieces);
    }
}
