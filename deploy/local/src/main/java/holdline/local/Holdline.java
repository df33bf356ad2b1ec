package holdline.local;

import holdline.local.command.Command;
import holdline.local.command.Commands;
import java.util.Arrays;
import java.util.List;

/** Runs one command of the script {@code ./holdline}, which has already looked for a JDK and built what was needed. */
public final class Holdline {

    private Holdline() {}

    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> words) {
        if (words.isEmpty()) {
            System.err.println("holdline: no command; ./holdline alone lists them");
            return 2;
        }
        var command = Commands.named(words.getFirst());
        if (command.isEmpty()) {
            System.err.println("holdline: there is no command '" + words.getFirst() + "'; ./holdline alone lists them");
            return 2;
        }
        return run(command.get(), words.subList(1, words.size()));
    }

    private static int run(Command command, List<String> words) {
        try {
            return command.run(words);
        } catch (Trouble trouble) {
            System.out.flush();
            System.err.println();
            System.err.println(trouble.getMessage());
            return 1;
        }
    }
}
