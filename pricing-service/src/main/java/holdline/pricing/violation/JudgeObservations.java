package holdline.pricing.violation;

import holdline.events.ListingEvent;
import holdline.events.ListingGone;
import holdline.events.ListingUnreadable;
import holdline.messaging.Outbox;
import holdline.messaging.Outgoing;
import holdline.messaging.Received;
import holdline.pricing.rulebook.Rulebooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * From observations to violations, a whole batch at a time: one transaction and a number of statements that does not
 * grow with the batch. An unchanged observation writes the time at which it was made, and nothing else.
 *
 * <p>Idempotent by natural key (tenant, listing, time of observation); no inbox is needed.
 */
@ApplicationScoped
class JudgeObservations {

    private final Rulebooks rulebooks;
    private final Stories stories;
    private final Outbox outbox;
    private final JudgingMetrics metrics;
    private final InstantSource clock;

    JudgeObservations(
            Rulebooks rulebooks, Stories stories, Outbox outbox, JudgingMetrics metrics, InstantSource clock) {
        this.rulebooks = rulebooks;
        this.stories = stories;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    public void judge(List<Received<ListingEvent>> batch) {
        var telling = batch.stream()
                .filter(received -> !(received.event() instanceof ListingUnreadable))
                .toList();
        var keys = new TreeSet<ListingKey>();
        telling.forEach(received -> keys.addAll(keys(received.event())));
        if (keys.isEmpty()) {
            return;
        }
        var rules = rulebooks.of(keys.stream().map(ListingKey::tenant).collect(Collectors.toSet()));
        var known = stories.lock(keys);
        stories.recall(gone(telling).stream().map(known::get).toList());
        var now = clock.instant();
        var heard = 0;
        for (var received : telling) {
            for (var key : keys(received.event())) {
                if (known.get(key).hear(received, rules.get(key.tenant()), now)) {
                    heard++;
                }
            }
        }
        stories.keep(known.values());
        var told = new ArrayList<Outgoing>();
        keys.forEach(key -> told.addAll(known.get(key).told()));
        outbox.publishAll(told);
        metrics.judged(heard);
    }

    private static Set<ListingKey> keys(ListingEvent event) {
        var keys = new TreeSet<ListingKey>();
        event.tenants()
                .forEach(tenant ->
                        keys.add(new ListingKey(tenant, event.listing().id())));
        return keys;
    }

    private static Set<ListingKey> gone(List<Received<ListingEvent>> batch) {
        var gone = new HashSet<ListingKey>();
        batch.stream()
                .map(Received::event)
                .filter(ListingGone.class::isInstance)
                .forEach(event -> gone.addAll(keys(event)));
        return gone;
    }
}
