package holdline.crawler.frontier;

import holdline.events.CaseEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears how cases move, for the one thing that concerns a crawler: rechecks. */
@ApplicationScoped
class RecheckConsumer {

    private final Intake intake;
    private final PlanRechecks rechecks;

    RecheckConsumer(Intake intake, PlanRechecks rechecks) {
        this.intake = intake;
        this.rechecks = rechecks;
    }

    @Incoming("cases-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take(PlanRechecks.CONSUMER, CaseEvent.class, records, rechecks::plan);
    }
}
