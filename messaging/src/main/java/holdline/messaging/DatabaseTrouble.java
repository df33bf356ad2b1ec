package holdline.messaging;

import java.sql.SQLException;

/** The database refused or did not answer; the cause says which, and {@link Trouble} what to do about it. */
public final class DatabaseTrouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DatabaseTrouble(String message, SQLException cause) {
        super(message, cause);
    }
}
