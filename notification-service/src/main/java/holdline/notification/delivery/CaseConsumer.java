package holdline.notification.delivery;

import holdline.events.CaseEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears how cases move. Decides nothing itself. */
@ApplicationScoped
class CaseConsumer {

    private final Intake intake;
    private final RouteCaseEvents routeCaseEvents;

    CaseConsumer(Intake intake, RouteCaseEvents routeCaseEvents) {
        this.intake = intake;
        this.routeCaseEvents = routeCaseEvents;
    }

    @Incoming("cases-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take("notification-service", CaseEvent.class, records, routeCaseEvents::route);
    }
}
