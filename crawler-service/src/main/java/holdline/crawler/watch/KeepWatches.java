package holdline.crawler.watch;

import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.PageAddress;
import holdline.crawler.frontier.Targets;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Starts, pauses, resumes and ends watches; each change plans the visits of their addresses anew. */
@ApplicationScoped
public class KeepWatches {

    private final Watches watches;
    private final Discoveries discoveries;
    private final Quotas quotas;
    private final Targets targets;
    private final ListingIdentity identity;
    private final WatchConfig config;
    private final InstantSource clock;

    KeepWatches(
            Watches watches,
            Discoveries discoveries,
            Quotas quotas,
            Targets targets,
            ListingIdentity identity,
            WatchConfig config,
            InstantSource clock) {
        this.watches = watches;
        this.discoveries = discoveries;
        this.quotas = quotas;
        this.targets = targets;
        this.identity = identity;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Starts a watch; its first visit is due now.
     *
     * @throws Problem 400 for a wrong address, interval or bound, 409 when it is watched already or beyond the quota
     */
    @Transactional
    public WatchView start(String tenant, WatchRequest request) {
        return switch (placed(tenant, Wish.of(request, config))) {
            case Placed.Started(var id) -> one(tenant, id);
            case Placed.Known(var id) ->
                throw Problem.refused("This address is watched already.").with("watch", id);
            case Placed.OverQuota(var quota) -> throw overQuota(quota);
        };
    }

    /**
     * The tenant's watch on an address that a lead names: the one there is, or a new one.
     *
     * @return its id
     * @throws Problem 400 naming {@code url}, 409 beyond the quota
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long joinForLead(String tenant, String url) {
        return joined(placed(tenant, Wish.listing(url, config)));
    }

    /** An address a person captured, as the tenant watches it. */
    public record CapturedAt(long watch, long target, String url) {}

    /**
     * The tenant's watch on an address that a person captured: the one there is, or one that is never visited.
     *
     * @throws Problem 400 naming {@code url}, 409 beyond the quota
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public CapturedAt joinForCapture(String tenant, String url) {
        var wish = Wish.captured(url);
        var id = joined(placed(tenant, wish));
        var target = watches.findById(id).targetId();
        return new CapturedAt(id, target, wish.url());
    }

    /** The normal form of an address; 400 naming {@code url} when it is none. */
    public String normal(String url) {
        return WatchAddress.normal(url);
    }

    private static long joined(Placed placed) {
        return switch (placed) {
            case Placed.Started(var id) -> id;
            case Placed.Known(var id) -> id;
            case Placed.OverQuota(var quota) -> throw overQuota(quota);
        };
    }

    private static Problem overQuota(int quota) {
        return Problem.refused("The quota of " + quota + " watches is used up; end some first.")
                .with("quota", Map.of("name", "watches", "limit", quota));
    }

    private Placed placed(String tenant, Wish wish) {
        return Objects.requireNonNull(place(tenant, List.of(wish)).get(wish));
    }

    /** Places wishes in their order, as far as the quota goes. The number of statements does not grow with them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<Wish, Placed> place(String tenant, List<Wish> wishes) {
        quotas.lock(tenant);
        var room = quotas.room(tenant);
        var known = watches.on(tenant, wishes.stream().map(Wish::url).toList());
        var placed = new HashMap<Wish, Placed>();
        var fresh = new LinkedHashMap<String, Wish>();
        for (var wish : wishes) {
            var there = known.get(wish.url());
            if (there != null && (there.asked() || wish.kind() == WatchKind.CAPTURED)) {
                placed.put(wish, new Placed.Known(there.id()));
            } else if (there != null || room > 0 || fresh.containsKey(wish.url())) {
                // The first of several wishes about one address decides; a discovered one counts already.
                var isNew = fresh.putIfAbsent(wish.url(), wish) == null && there == null;
                room -= isNew ? 1 : 0;
            } else {
                placed.put(wish, new Placed.OverQuota(quotas.of(tenant)));
            }
        }
        if (!fresh.isEmpty()) {
            started(tenant, fresh, wishes, placed);
        }
        return placed;
    }

    private void started(String tenant, Map<String, Wish> fresh, List<Wish> wishes, Map<Wish, Placed> placed) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ids = targets.ensure(fresh.keySet().stream()
                .map(url -> new Targets.Address(
                        url, PageAddress.of(url).host(), identity.of(url).id()))
                .toList());
        var added = watches.add(tenant, List.copyOf(fresh.values()), ids, now);
        targets.plan(List.copyOf(ids.values()), now);
        for (var wish : wishes) {
            var id = added.get(wish.url());
            if (id != null && !placed.containsKey(wish)) {
                placed.put(wish, wish.equals(fresh.get(wish.url())) ? new Placed.Started(id) : new Placed.Known(id));
            }
        }
    }

    @Transactional
    public WatchView pause(String tenant, long id) {
        return paused(tenant, id, true);
    }

    @Transactional
    public WatchView resume(String tenant, long id) {
        return paused(tenant, id, false);
    }

    private WatchView paused(String tenant, long id, boolean paused) {
        mine(tenant, id);
        watches.pause(id, paused);
        watches.getEntityManager().clear();
        targets.plan(watches.targetsOf(id), clock.instant());
        return one(tenant, id);
    }

    /**
     * Ends a watch and what it led to.
     *
     * @throws Problem 404, 409 for a discovered one, which would be found again
     */
    @Transactional
    public void end(String tenant, long id) {
        var root = mine(tenant, id).rootId();
        if (root != null) {
            throw Problem.refused("This address was found by watch " + root
                            + " and would be found again; pause it, or end that watch.")
                    .with("foundBy", root);
        }
        var freed = watches.targetsOf(id);
        watches.end(id);
        targets.plan(freed, clock.instant());
    }

    @Transactional
    public WatchView one(String tenant, long id) {
        return views(List.of(mine(tenant, id))).getFirst();
    }

    /** By id, which is the order of their making. */
    @Transactional
    public List<WatchView> page(String tenant, Watches.Filter filter, long after, int limit) {
        return views(watches.page(tenant, filter, after, limit));
    }

    private List<WatchView> views(List<Watch> found) {
        var notes = discoveries.of(found.stream()
                .filter(watch -> watch.kind().leadsOn())
                .map(Watch::targetId)
                .toList());
        var views = new ArrayList<WatchView>(found.size());
        for (var watch : found) {
            views.add(WatchView.of(watch, listingOf(watch), notes.get(watch.targetId())));
        }
        return views;
    }

    private @Nullable String listingOf(Watch watch) {
        return watch.kind().isListing() ? identity.of(watch.url()).id() : null;
    }

    private Watch mine(String tenant, long id) {
        return watches.find(id, tenant).orElseThrow(() -> Problem.notFound("watch", id));
    }
}
