package holdline.notification.delivery;

import holdline.events.CaseClosed;
import holdline.events.CaseEvent;
import holdline.events.DeliveryEvent.Channel;
import holdline.events.DeliveryEvent.Delivery;
import holdline.events.NoticeGivenUp;
import holdline.events.NoticeRequested;
import holdline.messaging.Cause;
import holdline.messaging.Outbox;
import holdline.messaging.Outgoing;
import holdline.messaging.Received;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Turns what cases did into deliveries: one transaction and a fixed number of statements per batch. Hearing an event
 * again changes nothing, because a delivery's key is its recipient and the move it tells.
 */
@ApplicationScoped
class RouteCaseEvents {

    private final Audience audience;
    private final Drafts drafts;
    private final Deliveries deliveries;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final InstantSource clock;

    RouteCaseEvents(
            Audience audience,
            Drafts drafts,
            Deliveries deliveries,
            Outbox outbox,
            MeterRegistry metrics,
            InstantSource clock) {
        this.audience = audience;
        this.drafts = drafts;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    public void route(List<Received<CaseEvent>> batch) {
        var now = clock.instant();
        var known = audience.of(batch);
        var drafted = batch.stream()
                .flatMap(heard -> drafted(heard, known, now).stream())
                .toList();
        var added = deliveries.add(drafted);
        outbox.publishAll(refusals(drafted, added, now));
        deliveries.withdrawNoticesOf(closedCases(batch));
    }

    private List<Draft> drafted(Received<CaseEvent> heard, Audience.Known known, Instant now) {
        var event = heard.event();
        var sender = known.sender(event.subject().tenant());
        var drafted = new ArrayList<Draft>();
        if (event instanceof NoticeRequested notice) {
            drafted.add(drafts.toSeller(heard, notice, known.contact(notice), sender, now));
        }
        for (var subscription : known.subscribersOf(event)) {
            drafted.add(drafts.toSubscriber(heard, subscription, sender, now));
        }
        return drafted;
    }

    /** A notice the lint stopped will never be sent: its case should know, once. */
    private List<Outgoing> refusals(List<Draft> drafted, Set<UUID> added, Instant now) {
        var refused = drafted.stream()
                .filter(draft -> draft.state().equals(DeliveryState.REFUSED.wireName()) && added.contains(draft.id()))
                .toList();
        metrics.counter("holdline.notices.refused").increment(refused.size());
        return refused.stream()
                .map(draft -> new Outgoing(
                        new NoticeGivenUp(
                                new Delivery(
                                        draft.id(), draft.caseId(), draft.tenant(), draft.transition(), Channel.EMAIL),
                                0,
                                String.valueOf(draft.lastError()),
                                now),
                        new Cause(draft.correlationId(), draft.causationId())))
                .toList();
    }

    private static List<UUID> closedCases(List<Received<CaseEvent>> batch) {
        return batch.stream()
                .map(Received::event)
                .filter(CaseClosed.class::isInstance)
                .map(event -> event.subject().id())
                .toList();
    }
}
