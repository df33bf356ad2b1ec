package holdline.web;

import java.io.Serial;

/** Not an error: the way from an interceptor to an answer that the method itself did not make. */
final class AnsweredBefore extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StoredAnswer answer;

    AnsweredBefore(StoredAnswer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    StoredAnswer answer() {
        return answer;
    }
}
