package holdline.crawler.frontier;

import java.io.Serial;

/** A visit took longer than its lease and another crawler has the host now: nothing of it may be recorded. */
public final class LeaseLost extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    LeaseLost(Lease lease) {
        super("the lease " + lease.token() + " of " + lease.host() + " is not the newest any more", null, false, false);
    }
}
