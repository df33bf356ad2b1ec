package holdline.crawler.frontier;

import holdline.events.ViolationEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what pricing judged, for the one thing that concerns a crawler: which listings deserve a closer look. */
@ApplicationScoped
class ViolationConsumer {

    private final Intake intake;
    private final WatchViolations violations;

    ViolationConsumer(Intake intake, WatchViolations violations) {
        this.intake = intake;
        this.violations = violations;
    }

    @Incoming("violations-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take(PlanRechecks.CONSUMER, ViolationEvent.class, records, violations::watch);
    }
}
