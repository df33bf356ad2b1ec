package holdline.local.telling;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Says things on a terminal, each with the seconds since the start. Several threads may speak; lines stay whole. */
public final class Terminal {

    private final PrintStream out;
    private final boolean colours;
    private final long began = System.nanoTime();

    private Terminal(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** Speaks on standard output; in colour only when that is a terminal and NO_COLOR is not set. */
    public static Terminal out() {
        return new Terminal(System.out, someoneLooks());
    }

    /** Speaks on standard error, for commands whose answer on standard output is read by programs. */
    public static Terminal err() {
        return new Terminal(System.err, someoneLooks());
    }

    private static boolean someoneLooks() {
        // There is no console when output goes to a file or a pipe.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && System.getenv("NO_COLOR") == null;
    }

    /** One line with the seconds since the start. */
    public void say(String line) {
        write(stamp() + line);
    }

    /** One line that matters, with the seconds since the start. */
    public void good(String line) {
        write(stamp() + colour("32", line));
    }

    /** One line about something that went wrong, with the seconds since the start. */
    public void bad(String line) {
        write(stamp() + colour("31", line));
    }

    /** A heading of its own. */
    public void heading(String line) {
        write("");
        write(colour("1", line));
    }

    /** A line without time, as it stands. */
    public void plain(String line) {
        write(line);
    }

    /** A text of several lines, indented under what was said before. */
    public void quote(String text) {
        text.strip().lines().forEach(line -> write("           " + colour("36", "│ " + line)));
    }

    public Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String stamp() {
        return colour("2", String.format(Locale.ROOT, "%6.1f s  ", sinceStart().toMillis() / 1000.0));
    }

    private String colour(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    private synchronized void write(String line) {
        out.println(line);
        out.flush();
    }
}
