package holdline.cases.casefile;

import holdline.events.ViolationEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what pricing judged. Decides nothing itself. */
@ApplicationScoped
class ViolationConsumer {

    private final Intake intake;
    private final FollowViolations follow;

    ViolationConsumer(Intake intake, FollowViolations follow) {
        this.intake = intake;
        this.follow = follow;
    }

    @Incoming("violations-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take(FollowViolations.CONSUMER, ViolationEvent.class, records, follow::follow);
    }
}
