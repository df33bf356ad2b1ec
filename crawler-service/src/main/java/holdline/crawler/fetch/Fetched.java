package holdline.crawler.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a request ended. */
public sealed interface Fetched {

    /** How long the host took to answer; nothing when it was not asked. */
    Duration took();

    /**
     * The host answered.
     *
     * @param body of an answer other than 200 it may be cut or empty: the status has said what matters
     * @param address where the answer finally came from, after redirects
     * @param exchanges every request of the visit with its answer; the redirects first, what was answered here last
     */
    record Answered(
            int status,
            Body body,
            @Nullable String contentType,
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable Duration retryAfter,
            String address,
            Instant at,
            Duration took,
            List<Exchange> exchanges)
            implements Fetched {

        public Answered {
            exchanges = List.copyOf(exchanges);
        }

        Answered after(List<Exchange> redirects) {
            return redirects.isEmpty()
                    ? this
                    : new Answered(
                            status,
                            body,
                            contentType,
                            etag,
                            lastModified,
                            retryAfter,
                            address,
                            at,
                            took,
                            Stream.concat(redirects.stream(), exchanges.stream())
                                    .toList());
        }
    }

    /** Nothing was sent, because a rule forbids it: robots.txt, or an address that is off limits. */
    record Forbidden(String reason, Rule rule) implements Fetched {

        @Override
        public Duration took() {
            return Duration.ZERO;
        }
    }

    /** Which rule. */
    enum Rule {
        ROBOTS,
        ADDRESS
    }

    /**
     * The host answered, with something no page can be made of: too large, compressed beyond the limits, broken
     * compression, redirects without end. The host is well.
     */
    record Unreadable(String reason, Duration took) implements Fetched {}

    /** No usable answer. */
    record Failed(Trouble trouble, String reason, Duration took) implements Fetched {}

    /** What kept the answer away. */
    enum Trouble {
        /** The host's name is not known, or the name server does not answer. */
        NAME,
        /** Nobody listens there. */
        CONNECTION,
        /** No secure connection: certificate, versions. */
        TLS,
        /** Too slow. */
        TIME,
        /** The connection ended before the answer did, or what came is not HTTP. */
        CUT,
        /** A redirect leads to a host that may not be asked soon enough. */
        TURN,
        /** Nobody answered when robots.txt was asked for, so nothing else was asked. */
        ROBOTS
    }
}
