package holdline.crawler.frontier;

import java.time.Instant;
import java.util.Optional;

/** What a client must know to be polite to hosts that nobody leased: those that redirects lead to. */
public interface Turns {

    /**
     * Reserves the next turn to ask a host; the fleet keeps the pause after it.
     *
     * @return when the request may be sent
     */
    Instant nextTurn(String host);

    /** The robots.txt of a host, unless it is unknown or old. */
    Optional<Robots> robots(String host);

    /** Keeps a robots.txt that was asked for on the way. */
    void keepRobots(String host, Robots robots);
}
