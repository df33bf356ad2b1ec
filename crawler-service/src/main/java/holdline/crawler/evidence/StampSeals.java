package holdline.crawler.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Fetches the tokens that seals wait for. A seal is claimed by moving its next attempt away before the authority is
 * asked, outside any transaction: whoever dies then has only lost one attempt. An authority that is down delays tokens
 * and nothing else.
 */
@ApplicationScoped
class StampSeals {

    private static final Logger LOG = Logger.getLogger(StampSeals.class);

    private final Seals seals;
    private final TimestampAuthority authority;
    private final EvidenceConfig.Timestamp config;

    StampSeals(Seals seals, TimestampAuthority authority, EvidenceConfig config) {
        this.seals = seals;
        this.authority = authority;
        this.config = config.timestamp();
    }

    /** Asks for one token. @return whether there was a seal that waited */
    boolean stamp(Instant now) {
        var claimed =
                seals.claimUnstamped(now, attempts -> pause(attempts, config.firstPause(), config.longestPause()));
        if (claimed.isEmpty()) {
            return false;
        }
        var seal = claimed.get();
        switch (authority.ask(seal.root())) {
            case TimestampAuthority.Answer.Token token -> seals.stamped(seal.id(), token);
            case TimestampAuthority.Answer.Nothing(var reason) -> {
                LOG.warnf("Seal %d waits for its timestamp: %s", seal.id(), reason);
                seals.failed(seal.id(), reason);
            }
        }
        return true;
    }

    /** Doubles with every failed attempt up to the longest. Pure. */
    static Duration pause(int attempts, Duration first, Duration longest) {
        var pause = first;
        for (var i = 1; i < attempts && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
