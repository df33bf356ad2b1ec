package holdline.messaging;

import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import holdline.events.Event;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes polled batches in, so that a use case sees events and nothing else.
 *
 * <p>A record that cannot be read goes to the consumer's dead letters; a type this version does not know is skipped
 * and counted (new types deploy consumers first). The use case gets all the rest at once. When it fails, what follows
 * depends on {@link Trouble}: an absent database is waited for, contention is tried again, and otherwise the batch is
 * halved, in order, until the record at fault stands alone and is buried; its neighbours go through.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int TRIES_UNDER_CONTENTION = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final DeadLetters deadLetters;
    private final MeterRegistry metrics;

    Intake(DeadLetters deadLetters, MeterRegistry metrics) {
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    /**
     * Returns when every record of the batch has had its effect, was skipped or is buried; only then may its offsets
     * be committed. Waits as long as the database or Kafka is away.
     *
     * @param consumer the service's name, as in the consumer group and the inbox
     * @param useCase transactional; fails as a whole or takes effect as a whole
     */
    public <E extends Event> void take(
            String consumer,
            Class<E> type,
            ConsumerRecords<String, byte[]> records,
            Consumer<List<Received<E>>> useCase) {
        try {
            var readable = new ArrayList<Taken<E>>(records.count());
            for (var record : records) {
                var taken = decode(consumer, type, record);
                if (taken != null) {
                    readable.add(taken);
                }
            }
            process(consumer, readable, useCase);
            metrics.counter("holdline.events.taken", "consumer", consumer).increment(records.count());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while taking in a batch; it will come again");
        }
    }

    private <E extends Event> @Nullable Taken<E> decode(
            String consumer, Class<E> type, ConsumerRecord<String, byte[]> record) throws InterruptedException {
        try {
            if (record.value() == null) {
                throw new BrokenMessage("the record has no body");
            }
            var envelope = CloudEvents.envelope(record.headers());
            var event = EventJson.read(type, record.value());
            return new Taken<>(record, new Received<>(envelope.id(), envelope.time(), envelope.correlationId(), event));
        } catch (InvalidTypeIdException e) {
            if (e.getTypeId() == null) {
                bury(consumer, record, new BrokenMessage("the body names no type", e));
            } else {
                metrics.counter("holdline.events.skipped", "consumer", consumer, "topic", record.topic())
                        .increment();
                LOG.infof("Skipped an event of type %s, which this version does not know", e.getTypeId());
            }
            return null;
        } catch (BrokenMessage | IOException e) {
            bury(consumer, record, e);
            return null;
        }
    }

    private <E extends Event> void process(String consumer, List<Taken<E>> batch, Consumer<List<Received<E>>> useCase)
            throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        var failure = attempt(batch, useCase);
        if (failure == null) {
            return;
        }
        if (batch.size() == 1) {
            bury(consumer, batch.getFirst().record(), failure);
            return;
        }
        LOG.warnf(failure, "A batch of %d events failed; looking for the one at fault", batch.size());
        var half = batch.size() / 2;
        process(consumer, batch.subList(0, half), useCase);
        process(consumer, batch.subList(half, batch.size()), useCase);
    }

    /** Tries until it works or it is clear that waiting does not help; answers the failure then. */
    private static <E extends Event> @Nullable RuntimeException attempt(
            List<Taken<E>> batch, Consumer<List<Received<E>>> useCase) throws InterruptedException {
        var events = batch.stream().map(Taken::received).toList();
        var pause = FIRST_PAUSE;
        for (var contended = 0; ; ) {
            try {
                useCase.accept(events);
                return null;
            } catch (RuntimeException e) {
                switch (Trouble.of(e)) {
                    case OUTAGE -> LOG.warnf("Waiting for the database before %d events: %s", events.size(), e);
                    case CONTENTION -> {
                        if (++contended == TRIES_UNDER_CONTENTION) {
                            return e;
                        }
                    }
                    case POISON -> {
                        return e;
                    }
                }
            }
            Thread.sleep(pause);
            var longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private void bury(String consumer, ConsumerRecord<String, byte[]> record, Throwable cause)
            throws InterruptedException {
        while (true) {
            try {
                deadLetters.bury(consumer, record, cause);
                return;
            } catch (DeadLetters.UndeliverableLetter e) {
                LOG.errorf("%s; trying again, nothing is skipped", e.getMessage());
                Thread.sleep(LONGEST_PAUSE);
            }
        }
    }

    private record Taken<E extends Event>(ConsumerRecord<String, byte[]> record, Received<E> received) {}
}
