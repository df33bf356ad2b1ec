package holdline.crawler.fetch;

import java.io.IOException;
import java.io.Serial;

/** An address that a crawler must not talk to; nothing was sent. */
final class ForbiddenAddress extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String message) {
        super(message);
    }
}
