package holdline.crawler.visit;

import holdline.crawler.evidence.Captures;
import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.Offering;
import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.Visited;
import holdline.crawler.frontier.Work;
import holdline.crawler.listing.LastSeen;
import holdline.crawler.listing.Listings;
import holdline.crawler.picture.Pictures;
import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Channel;
import holdline.events.ListingEvent;
import holdline.events.ListingGone;
import holdline.events.ListingUnreadable;
import holdline.events.PictureHash;
import holdline.messaging.Outbox;
import holdline.messaging.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores what was seen, tells it, and gives the host back: one transaction, or nothing. */
@ApplicationScoped
public class RecordVisit {

    private final Frontier frontier;
    private final Listings listings;
    private final Captures captures;
    private final Pictures pictures;
    private final Outbox outbox;
    private final ListingIdentity identity;
    private final TellListings tell;

    RecordVisit(
            Frontier frontier,
            Listings listings,
            Captures captures,
            Pictures pictures,
            Outbox outbox,
            ListingIdentity identity) {
        this.frontier = frontier;
        this.listings = listings;
        this.captures = captures;
        this.pictures = pictures;
        this.outbox = outbox;
        this.identity = identity;
        this.tell = new TellListings(identity);
    }

    /**
     * Records one visit.
     *
     * @return addresses of main pictures that somebody should look at
     * @throws holdline.crawler.frontier.LeaseLost when it took too long; then nothing is stored or told
     */
    @Transactional
    public Set<String> record(Work.VisitPage page, Seen seen, Visited visited) {
        frontier.fence(page.lease());
        var target = page.target();
        var told = switch (seen.outcome()) {
            case VisitOutcome.Observed(var offerings, var search) -> observed(offerings, search, target.url(), seen);
            case VisitOutcome.SoldOut(var offering) -> List.of(soldOut(offering, target.url(), seen));
            case VisitOutcome.NotModified() -> again(target, seen);
            case VisitOutcome.Gone _,
                    VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> withoutPrice(target, seen);
        };
        if (!told.isEmpty()) {
            listings.sight(
                    target.id(), told.stream().map(one -> one.listing().id()).toList(), seen.at());
        }
        var watchers = listings.watchers(
                target.id(), told.stream().map(one -> one.listing().id()).toList());
        listings.store(told);
        var kept = seen.kept();
        if (kept != null) {
            captures.note(kept, everybody(watchers));
        }
        var looks = pictures.known(mainPictures(told));
        outbox.publishAll(told.stream()
                .filter(one ->
                        !watchers.getOrDefault(one.listing().id(), Set.of()).isEmpty())
                .map(one -> new Outgoing(
                        event(one, List.copyOf(watchers.get(one.listing().id())), looks::hash), null))
                .toList());
        frontier.record(page.lease(), target, visited);
        return looks.due();
    }

    private static Set<String> mainPictures(List<LastSeen> told) {
        var pictures = new TreeSet<String>();
        for (var one : told) {
            if (one instanceof LastSeen.Read(var event, var _)
                    && event.pictures().size() > 0) {
                pictures.add(event.pictures().getFirst());
            }
        }
        return pictures;
    }

    /**
     * Tells what a person captured, to the tenant that handed it in and to nobody else. How the listing was last seen
     * stays as it is: others see it too, and nobody but the person can look again.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tellHandedIn(
            String tenant, String url, VisitOutcome outcome, Instant at, Capture capture, Channel channel) {
        var seen = new Seen(outcome, at, capture, null, Tier.FULL);
        var told = switch (outcome) {
            case VisitOutcome.Observed(var offerings, var search) -> observed(offerings, search, url, seen);
            case VisitOutcome.SoldOut(var offering) -> List.of(soldOut(offering, url, seen));
            case VisitOutcome.Gone _,
                    VisitOutcome.NotModified _,
                    VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> List.of(unread(url, seen));
        };
        outbox.publishAll(told.stream()
                .map(one -> new Outgoing(TellListings.in(channel, event(one, List.of(tenant), _ -> null)), null))
                .toList());
    }

    private static Set<String> everybody(Map<String, Set<String>> watchers) {
        var all = new TreeSet<String>();
        watchers.values().forEach(all::addAll);
        return all;
    }

    private List<LastSeen> observed(List<Offering> offerings, boolean search, String url, Seen seen) {
        var capture = capture(seen);
        var told = new ArrayList<LastSeen>();
        var listed = new HashSet<String>();
        for (var offering : offerings) {
            var listing = tell.listing(offering, search, url);
            if (!listed.add(listing.id())) {
                // Advertisements repeat what the list shows anyway.
                continue;
            }
            if (offering.price() == null) {
                told.add(LastSeen.unread(
                        listing, "unrecognised", "its card on a search page states no price", seen.at()));
            } else {
                var event = tell.observed(offering, listing, List.of(), seen.at(), offering.availability(), capture);
                told.add(LastSeen.observed(event, "observed"));
            }
        }
        return List.copyOf(told);
    }

    private LastSeen soldOut(Offering offering, String url, Seen seen) {
        var listing = identity.of(url);
        var event = tell.observed(offering, listing, List.of(), seen.at(), Availability.OUT_OF_STOCK, capture(seen));
        return LastSeen.observed(event, "sold-out");
    }

    private List<LastSeen> again(Work.Target target, Seen seen) {
        var since = target.lastObservedAt();
        return since == null
                ? List.of()
                : listings.seenAt(target.id(), since).stream()
                        .map(before -> TellListings.again(
                                before,
                                List.of(),
                                seen.at(),
                                seen.capture() == null ? before.capture() : seen.capture(),
                                null))
                        .map(event -> LastSeen.observed(event, "not-modified"))
                        .toList();
    }

    /** A search page that cannot be read says nothing about the listings on it. */
    private List<LastSeen> withoutPrice(Work.Target target, Seen seen) {
        return listings.isOnlySearched(target.id()) ? List.of() : List.of(unread(target.url(), seen));
    }

    private LastSeen unread(String url, Seen seen) {
        return LastSeen.unread(
                identity.of(url),
                seen.outcome().label(),
                String.valueOf(seen.outcome().detail()),
                seen.at(),
                seen.capture(),
                seen.outcome() instanceof VisitOutcome.Gone gone ? gone.reason() : null);
    }

    /** @param looks what a picture is known to look like, by its address */
    private static ListingEvent event(
            LastSeen seen, List<String> tenants, Function<String, @Nullable PictureHash> looks) {
        return switch (seen) {
            case LastSeen.Read(var event, var _) ->
                TellListings.again(
                        event,
                        tenants,
                        event.observedAt(),
                        event.capture(),
                        event.pictures().isEmpty()
                                ? null
                                : looks.apply(event.pictures().getFirst()));
            case LastSeen.Unread(var listing, var outcome, var detail, var at, var capture, var gone) ->
                gone != null
                        ? new ListingGone(listing, tenants, at, gone, capture)
                        : new ListingUnreadable(listing, tenants, at, obstacle(outcome), detail, capture);
        };
    }

    private static ListingUnreadable.Obstacle obstacle(String outcome) {
        return switch (outcome) {
            case "blocked" -> ListingUnreadable.Obstacle.BLOCKED;
            case "challenge" -> ListingUnreadable.Obstacle.CHALLENGE;
            case "unreachable" -> ListingUnreadable.Obstacle.UNREACHABLE;
            default -> ListingUnreadable.Obstacle.UNRECOGNISED;
        };
    }

    private static Capture capture(Seen seen) {
        var capture = seen.capture();
        if (capture == null) {
            throw new IllegalStateException("an observation without its page");
        }
        return capture;
    }
}
