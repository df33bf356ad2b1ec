package holdline.crawler.frontier;

import holdline.crawler.extract.PageAddress;
import holdline.events.CaseEvent;
import holdline.events.RecheckRequested;
import holdline.messaging.Inbox;
import holdline.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Turns the rechecks of a batch into due visits. Rechecks jump the queue, not the manners. */
@ApplicationScoped
class PlanRechecks {

    static final String CONSUMER = "crawler-service";
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Targets targets;
    private final InstantSource clock;

    PlanRechecks(Inbox inbox, Targets targets, InstantSource clock) {
        this.inbox = inbox;
        this.targets = targets;
        this.clock = clock;
    }

    @Transactional
    public void plan(List<Received<CaseEvent>> batch) {
        var rechecks = inbox.unseen(CONSUMER, batch).stream()
                .map(Received::event)
                .flatMap(event -> event instanceof RecheckRequested asked ? wanted(asked) : Stream.empty())
                .toList();
        targets.recheck(rechecks, clock.instant());
    }

    private static Stream<Targets.Recheck> wanted(RecheckRequested asked) {
        var every = asked.every().compareTo(LEAST_INTERVAL) < 0 ? LEAST_INTERVAL : asked.every();
        var window = new Work.RecheckWindow(asked.from(), asked.until(), every);
        return asked.listings().stream()
                .map(listing -> new Targets.Recheck(
                        listing.id(),
                        listing.url(),
                        PageAddress.of(listing.url()).host(),
                        asked.subject().tenant(),
                        window));
    }
}
