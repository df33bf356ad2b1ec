package holdline.crawler.fleet;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fleet at a glance.
 *
 * @param backlog pages due now; the figure to scale on
 * @param lagSeconds how long the oldest of them has been due
 */
@Schema(name = "Fleet")
record FleetView(long backlog, double lagSeconds, long leases, List<HostView> hosts) {

    @Schema(name = "FleetHost")
    record HostView(
            String host,
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
}
