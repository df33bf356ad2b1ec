package holdline.local.command;

import java.util.List;

/** One command of {@code ./holdline}. */
public interface Command {

    /**
     * Does the work.
     *
     * @param words what followed the command's name
     * @return the exit code: 0 when it did what was asked
     * @throws holdline.local.Trouble when a person has to do something
     */
    int run(List<String> words);
}
