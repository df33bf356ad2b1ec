package holdline.crawler.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.crawler.frontier.RestReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a host is doing. */
enum HostState {
    /** Nothing is planned here. */
    @JsonProperty("unwatched")
    UNWATCHED,
    /** Nothing is due yet. */
    @JsonProperty("idle")
    IDLE,
    /** A crawler has it. */
    @JsonProperty("leased")
    LEASED,
    /** Something is due; the pause between requests is not over. */
    @JsonProperty("resting")
    RESTING,
    /** It failed, refused or asked for rest, and is left alone for longer. */
    @JsonProperty("blocked")
    BLOCKED,
    /** It may be asked and waits for a crawler. */
    @JsonProperty("waiting")
    WAITING;

    /**
     * What is known of a host, as far as it decides its state.
     *
     * @param due when the next page is due
     * @param allowed when the host may be asked again
     * @param owner who holds the lease, if anybody does
     */
    record Facts(
            @Nullable Instant due,
            Instant allowed,
            @Nullable String owner,
            @Nullable Instant leaseUntil,
            @Nullable RestReason reason,
            int failures,
            @Nullable String lastError) {}

    /** A state, since or until when, and why, for people. */
    record Explained(HostState state, @Nullable Instant quietUntil, String why) {}

    static Explained of(Facts host, Instant now) {
        var leaseUntil = host.leaseUntil();
        if (host.owner() != null && leaseUntil != null && leaseUntil.isAfter(now)) {
            return new Explained(LEASED, null, host.owner() + " has it, until " + leaseUntil + " at the latest");
        }
        var due = host.due();
        if (due == null) {
            return new Explained(UNWATCHED, null, "nothing is planned here");
        }
        if (host.allowed().isAfter(now) && isBlocked(host)) {
            return new Explained(BLOCKED, later(due, host.allowed()), blocked(host));
        }
        if (due.isAfter(now)) {
            return new Explained(IDLE, later(due, host.allowed()), "nothing is due before " + due);
        }
        if (host.allowed().isAfter(now)) {
            var reason = host.reason() == null ? RestReason.DELAY : host.reason();
            return new Explained(RESTING, host.allowed(), reason.sentence());
        }
        return new Explained(
                WAITING, null, "it may be asked and waits for a crawler since " + later(due, host.allowed()));
    }

    private static boolean isBlocked(Facts host) {
        return switch (host.reason()) {
            case null -> false;
            case RETRY_AFTER, FAILURES -> true;
            case DELAY, CRAWL_DELAY, SLOW_ANSWERS -> false;
        };
    }

    private static String blocked(Facts host) {
        var sentence = host.reason() == null ? "" : host.reason().sentence();
        return sentence + ": " + host.failures() + " in a row, the last " + host.lastError();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
