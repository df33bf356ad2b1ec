package holdline.crawler.watch;

import holdline.crawler.discover.Found;
import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.PageAddress;
import holdline.crawler.frontier.Targets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes watches of what a visited address led to, as far as each watch on it reaches. Done before the visit is recorded
 * and in a transaction of its own: it locks several hosts, which a visit under way must not; and done again after a
 * crash in between, it changes nothing.
 */
@ApplicationScoped
public class FollowDiscoveries {

    /** Sitemap indexes of indexes: one level more than anybody sane has. */
    private static final int MAX_DEPTH = 3;

    private static final int MAX_REMARKS = 20;

    private final Discoveries discoveries;
    private final Quotas quotas;
    private final Targets targets;
    private final ListingIdentity identity;

    FollowDiscoveries(Discoveries discoveries, Quotas quotas, Targets targets, ListingIdentity identity) {
        this.discoveries = discoveries;
        this.quotas = quotas;
        this.targets = targets;
        this.identity = identity;
    }

    /**
     * Follows what was found.
     *
     * @param cards how many listings the address itself describes
     * @return how many of these are to be told from it; none when their own visits will tell
     */
    @Transactional
    public int follow(long target, String url, Found found, int cards, Instant at) {
        var pages = addresses(found.pages(), url);
        var listings = known(addresses(found.listings(), url));
        var remarks = new LinkedHashSet<>(found.remarks());
        var changed = new ArrayList<Long>();
        var tell = 0;
        var all = discoveries.at(target);
        // All locks before any work, always in the order of tenants: two visits wait and do not deadlock.
        all.stream().map(Discoveries.Leading::tenant).distinct().forEach(quotas::lock);
        for (var leading : all) {
            if (!leading.kind().leadsOn()) {
                tell = Math.max(tell, cards);
                continue;
            }
            var left = Math.max(leading.reach().listings() - leading.listingsBefore(), 0);
            tell = Math.max(tell, leading.reach().follow() ? 0 : left);
            changed.addAll(followPages(leading, target, pages, cards, at, remarks));
            if (leading.reach().follow()) {
                changed.addAll(followListings(leading, target, listings, at, remarks));
            }
        }
        targets.plan(changed.stream().distinct().toList(), at);
        discoveries.note(
                target,
                new Discoveries.Note(
                        at,
                        pages.size(),
                        Math.max(cards, listings.size()),
                        found.badRows(),
                        remarks.stream().limit(MAX_REMARKS).toList()));
        return Math.min(tell, cards);
    }

    /** The address is unchanged: what it led to is there still. */
    @Transactional
    public void foundAgain(long target, Instant at) {
        discoveries.foundAgain(target, at);
    }

    private List<Long> followPages(
            Discoveries.Leading leading,
            long target,
            Map<String, Targets.Address> pages,
            int cards,
            Instant at,
            Set<String> remarks) {
        var before = leading.listingsBefore() + cards;
        var wanted = new LinkedHashMap<>(pages);
        if (leading.kind() == WatchKind.SITEMAP && leading.page() >= MAX_DEPTH && !pages.isEmpty()) {
            remarks.add("sitemaps nested deeper than " + MAX_DEPTH + " levels are not followed");
            wanted.clear();
        }
        if (leading.kind() != WatchKind.SITEMAP
                && (leading.page() >= leading.reach().pages()
                        || before >= leading.reach().listings())) {
            wanted.clear();
        }
        var changed = new ArrayList<>(discoveries.dropPages(leading.root(), target, wanted.keySet()));
        wanted.keySet().removeAll(discoveries.watched(leading.tenant(), wanted.keySet()));
        // The root is a page too.
        var room =
                leading.reach().pages() - 1 - discoveries.count(leading.root()).pages();
        var kept = within(wanted, room, leading, "pages", remarks);
        if (!kept.isEmpty()) {
            var ids = targets.ensure(kept);
            discoveries.add(leading, leading.kind(), ids, target, leading.page() + 1, before, at);
            changed.addAll(ids.values());
        }
        return changed;
    }

    private List<Long> followListings(
            Discoveries.Leading leading,
            long target,
            Map<String, Targets.Address> listings,
            Instant at,
            Set<String> remarks) {
        discoveries.foundAgain(leading.root(), listings.keySet(), target, at);
        var fresh = new LinkedHashMap<>(listings);
        fresh.keySet().removeAll(discoveries.watched(leading.tenant(), listings.keySet()));
        var room =
                leading.reach().listings() - discoveries.count(leading.root()).listings();
        var changed = new ArrayList<Long>();
        if (fresh.size() > room) {
            var gone = discoveries.forget(
                    leading.root(), at.minus(leading.every().multipliedBy(2)), fresh.size() - Math.max(room, 0));
            changed.addAll(gone);
            room += gone.size();
        }
        var kept = within(fresh, room, leading, "listings", remarks);
        if (!kept.isEmpty()) {
            var ids = targets.ensure(kept);
            discoveries.add(leading, WatchKind.LISTING, ids, target, 1, 0, at);
            changed.addAll(ids.values());
        }
        return changed;
    }

    /** As many as the watch reaches and the tenant's quota leaves; what is left out is remarked on. */
    private List<Targets.Address> within(
            Map<String, Targets.Address> wanted,
            int reach,
            Discoveries.Leading leading,
            String what,
            Set<String> remarks) {
        var quota = quotas.room(leading.tenant());
        var room = Math.max(Math.min(reach, quota), 0);
        if (wanted.size() > room) {
            // Other tenants read this too: it names no tenant and no quota's size.
            remarks.add(wanted.size() - room + " more " + what + " are beyond "
                    + (reach <= quota ? "what a watch here follows" : "the quota of watches"));
        }
        return wanted.values().stream().limit(room).toList();
    }

    private Map<String, Targets.Address> addresses(List<String> urls, String self) {
        var addresses = new LinkedHashMap<String, Targets.Address>();
        for (var url : urls) {
            WatchAddress.read(url)
                    .filter(normal -> !normal.equals(self))
                    .ifPresent(normal -> addresses.put(
                            normal,
                            new Targets.Address(
                                    normal,
                                    PageAddress.of(normal).host(),
                                    identity.of(normal).id())));
        }
        return addresses;
    }

    /** A listing is followed at the address we know it by: lists link with parameters that change from day to day. */
    private Map<String, Targets.Address> known(Map<String, Targets.Address> found) {
        var byListing = new LinkedHashMap<String, Targets.Address>();
        found.values().forEach(address -> byListing.putIfAbsent(address.listingId(), address));
        discoveries
                .addressesOf(byListing.keySet())
                .forEach((listing, url) -> byListing.put(
                        listing, new Targets.Address(url, PageAddress.of(url).host(), listing)));
        var known = new LinkedHashMap<String, Targets.Address>();
        byListing.values().forEach(address -> known.put(address.url(), address));
        return known;
    }
}
