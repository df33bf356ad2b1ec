package holdline.crawler.fleet;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fleet at a glance.
 *
 * @param backlog hosts that could be asked this moment and wait for a crawler; the figure to scale on, counted up to
 *     10,000. Pages behind their host's pause are not in it: no number of crawlers makes them come sooner
 * @param lagSeconds how long the first of these hosts has been waiting
 * @param leases hosts held by crawlers, counted up to 10,000
 * @param hosts by name
 * @param next cursor of the next page of hosts
 */
@Schema(name = "Fleet")
record FleetView(
        long backlog,
        double lagSeconds,
        long leases,
        List<HostView> hosts,
        @Nullable String next) {

    /**
     * One host.
     *
     * @param state what it is doing, and {@code why} says the same as a sentence
     * @param quietUntil when it will be asked again, if it is quiet now
     * @param delayMillis the pause between two requests, as the last answer left it
     * @param due its pages due now, counted up to 1,000
     */
    @Schema(name = "FleetHost")
    record HostView(
            String host,
            HostState state,
            String why,
            @Nullable Instant quietUntil,
            Instant nextAllowedAt,
            @Nullable Instant nextDueAt,
            long delayMillis,
            @Nullable Long crawlDelayMillis,
            @Nullable String leaseOwner,
            @Nullable Instant leaseUntil,
            int failures,
            @Nullable String lastError,
            @Nullable Instant lastVisitedAt,
            @Nullable Integer robotsStatus,
            long due) {}

    /**
     * One host with the queues of the brands there, the next to be served first.
     *
     * @param lanes at most 200
     */
    @Schema(name = "FleetHostDetail")
    record HostDetail(HostView host, List<LaneView> lanes) {}

    /**
     * One brand's queue at a host.
     *
     * @param servedAt when it had its last turn
     * @param due its pages due now, counted up to 1,000
     */
    @Schema(name = "FleetLane")
    record LaneView(
            String tenant,
            @Nullable Instant nextDueAt,
            @Nullable Instant servedAt,
            long due) {}
}
