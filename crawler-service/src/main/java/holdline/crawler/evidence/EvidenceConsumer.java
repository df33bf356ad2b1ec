package holdline.crawler.evidence;

import holdline.events.ViolationEvent;
import holdline.messaging.Intake;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which captures became evidence. */
@ApplicationScoped
class EvidenceConsumer {

    private final Intake intake;
    private final HoldCaptures captures;

    EvidenceConsumer(Intake intake, HoldCaptures captures) {
        this.intake = intake;
        this.captures = captures;
    }

    @Incoming("evidence-in")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        intake.take(HoldCaptures.CONSUMER, ViolationEvent.class, records, captures::hold);
    }
}
