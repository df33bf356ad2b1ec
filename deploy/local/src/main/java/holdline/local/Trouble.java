package holdline.local;

/**
 * Something a person has to know and can do something about. The message says what happened and what to do, in plain
 * words; it is printed as it stands, without a stack trace.
 */
public final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Trouble(String whatHappenedAndWhatToDo) {
        super(whatHappenedAndWhatToDo);
    }

    public Trouble(String whatHappenedAndWhatToDo, Throwable cause) {
        super(whatHappenedAndWhatToDo, cause);
    }
}
