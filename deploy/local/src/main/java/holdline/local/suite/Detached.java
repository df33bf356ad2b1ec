package holdline.local.suite;

import java.io.File;
import java.util.List;

/**
 * A child of its own session does not hear the terminal's Ctrl-C: its supervisor does, and stops its children in order.
 * Where the system has no {@code setsid} they simply hear it too.
 */
public final class Detached {

    private static final List<String> OWN_SESSION = find();

    private Detached() {}

    /** Words to put before a command. */
    public static List<String> ownSession() {
        return OWN_SESSION;
    }

    private static List<String> find() {
        for (var folder : System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator, -1)) {
            var candidate = new File(folder, "setsid");
            if (candidate.canExecute()) {
                return List.of(candidate.getPath());
            }
        }
        return List.of();
    }
}
