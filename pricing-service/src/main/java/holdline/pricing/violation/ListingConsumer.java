package holdline.pricing.violation;

import holdline.events.ListingEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what the crawler saw. Decides nothing itself. */
@ApplicationScoped
class ListingConsumer {

    private final Intake intake;
    private final JudgeObservations judge;

    ListingConsumer(Intake intake, JudgeObservations judge) {
        this.intake = intake;
        this.judge = judge;
    }

    @Incoming("listings-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take("pricing-service", ListingEvent.class, records, judge::judge);
    }
}
