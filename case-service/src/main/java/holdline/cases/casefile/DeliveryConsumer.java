package holdline.cases.casefile;

import holdline.events.DeliveryEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what became of the notices. Decides nothing itself. */
@ApplicationScoped
class DeliveryConsumer {

    private final Intake intake;
    private final FollowDeliveries follow;

    DeliveryConsumer(Intake intake, FollowDeliveries follow) {
        this.intake = intake;
        this.follow = follow;
    }

    @Incoming("deliveries-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take(FollowDeliveries.CONSUMER, DeliveryEvent.class, records, follow::follow);
    }
}
