package holdline.messaging;

/** A record that no retry will make readable. */
final class BrokenMessage extends Exception {

    private static final long serialVersionUID = 1L;

    BrokenMessage(String message) {
        super(message);
    }

    BrokenMessage(String message, Throwable cause) {
        super(message, cause);
    }
}
