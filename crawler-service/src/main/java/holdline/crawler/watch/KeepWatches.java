package holdline.crawler.watch;

import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.PageAddress;
import holdline.crawler.frontier.Targets;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/** Starts, pauses, resumes and ends watches; each change plans the address's next visit anew. */
@ApplicationScoped
class KeepWatches {

    private final Watches watches;
    private final Targets targets;
    private final ListingIdentity identity;
    private final WatchConfig config;
    private final InstantSource clock;

    KeepWatches(Watches watches, Targets targets, ListingIdentity identity, WatchConfig config, InstantSource clock) {
        this.watches = watches;
        this.targets = targets;
        this.identity = identity;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts a watch; its first visit is due now.
     *
     * @throws Problem 400 for a wrong address or interval, 409 when it is watched already, 422 beyond the quota
     */
    @Transactional
    public Watch start(String tenant, WatchRequest request) {
        var every = interval(request);
        var url = WatchAddress.normal(request.url());
        if (watches.countOf(tenant) >= config.perTenant()) {
            throw Problem.unprocessable("A tenant may have " + config.perTenant() + " watches; end some first.");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var target =
                targets.ensure(url, PageAddress.of(url).host(), identity.of(url).id());
        watches.onTarget(target, tenant).ifPresent(known -> {
            throw Problem.refused("This address is watched already.").with("watch", known.id());
        });
        var kind = switch (request.kind()) {
            case LISTING -> Watch.Kind.LISTING;
            case SEARCH -> Watch.Kind.SEARCH;
        };
        var watch = new Watch(tenant, kind, url, target, every, now);
        watches.persistAndFlush(watch);
        targets.plan(List.of(target), now);
        return watch;
    }

    @Transactional
    public Watch pause(String tenant, long id) {
        var watch = mine(tenant, id);
        watch.pause();
        planned(watch);
        return watch;
    }

    @Transactional
    public Watch resume(String tenant, long id) {
        var watch = mine(tenant, id);
        watch.resume();
        planned(watch);
        return watch;
    }

    @Transactional
    public void end(String tenant, long id) {
        var watch = mine(tenant, id);
        watches.delete(watch);
        planned(watch);
    }

    @Transactional
    public Watch one(String tenant, long id) {
        return mine(tenant, id);
    }

    /** By id, which is the order of their making. */
    @Transactional
    public List<Watch> page(String tenant, long after, int limit) {
        return watches.page(tenant, after, limit);
    }

    String listingOf(Watch watch) {
        return identity.of(watch.url()).id();
    }

    private void planned(Watch watch) {
        watches.flush();
        targets.plan(List.of(watch.targetId()), clock.instant());
    }

    private Watch mine(String tenant, long id) {
        return watches.find(id, tenant).orElseThrow(() -> Problem.notFound("watch", id));
    }

    private Duration interval(WatchRequest request) {
        var every = Objects.requireNonNullElse(request.every(), config.defaultInterval());
        if (every.compareTo(config.minInterval()) < 0 || every.compareTo(config.maxInterval()) > 0) {
            throw Problem.invalid("every", "a duration from " + config.minInterval() + " to " + config.maxInterval());
        }
        return every;
    }
}
