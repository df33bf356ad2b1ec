package holdline.notification.channel;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What other systems said, fit to be stored and shown: on one line, short, without e-mail addresses. */
final class Reason {

    private static final int MAX = 300;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"'(),;:]+@[^\\s<>\"'(),;:]+");

    private Reason() {}

    static String of(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return "no reason given";
        }
        var line =
                ADDRESS.matcher(said.replaceAll("[\\p{Cc}\\s]+", " ").strip()).replaceAll("(address)");
        return line.length() <= MAX ? line : line.substring(0, MAX) + "…";
    }
}
