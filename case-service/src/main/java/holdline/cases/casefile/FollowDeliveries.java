package holdline.cases.casefile;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import holdline.cases.lifecycle.Happening;
import holdline.cases.lifecycle.Waits;
import holdline.events.DeliveryEvent;
import holdline.events.DeliveryEvent.Delivery;
import holdline.events.Evidence;
import holdline.events.NoticeBounced;
import holdline.events.NoticeDelivered;
import holdline.events.NoticeGivenUp;
import holdline.events.SellerReplied;
import holdline.messaging.Inbox;
import holdline.messaging.Received;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** Writes down what became of the notices and what sellers answered; some of it moves the case. */
@ApplicationScoped
class FollowDeliveries {

    static final String CONSUMER = "case-service";

    private final Inbox inbox;
    private final CaseFiles files;
    private final Ways ways;
    private final InstantSource clock;

    FollowDeliveries(Inbox inbox, CaseFiles files, Ways ways, InstantSource clock) {
        this.inbox = inbox;
        this.files = files;
        this.ways = ways;
        this.clock = clock;
    }

    /** Takes a batch in as a whole. A delivery about a case that is not ours says nothing to us. */
    @Transactional
    public void follow(List<Received<DeliveryEvent>> batch) {
        var unseen = inbox.unseen(CONSUMER, batch);
        if (unseen.isEmpty()) {
            return;
        }
        var concerned =
                files
                        .lock(unseen.stream()
                                .map(received -> received.event().delivery().caseId())
                                .collect(toSet()))
                        .stream()
                        .collect(toMap(CaseFile::id, Function.identity()));
        var tenants = ways.of(
                concerned.values().stream().map(file -> file.key().tenant()).collect(toSet()));
        for (var received : unseen) {
            var delivery = received.event().delivery();
            var file = concerned.get(delivery.caseId());
            if (file != null && file.key().tenant().equals(delivery.tenant())) {
                take(received, file, tenants.get(delivery.tenant()).waits());
            }
        }
        files.save(concerned.values());
    }

    private void take(Received<DeliveryEvent> received, CaseFile file, Waits waits) {
        switch (received.event()) {
            case NoticeDelivered(var delivery, var messageId, var at) -> {
                var why = CaseFile.wire(delivery.channel()) + " accepted by the next system, message " + messageId;
                file.hold(new Evidence(Evidence.Kind.NOTICE_HISTORY, "Notice sent: " + why, null, null, at));
                hear(file, delivery, new Happening.NoticeAccepted(), waits, told(received, "notice-delivered", why));
            }
            case NoticeBounced(var delivery, var reason, var _) ->
                hear(file, delivery, new Happening.NoticeFailed(), waits, told(received, "notice-bounced", reason));
            case NoticeGivenUp(var delivery, var attempts, var reason, var _) ->
                hear(
                        file,
                        delivery,
                        new Happening.NoticeFailed(),
                        waits,
                        told(received, "notice-given-up", "after %d attempts: %s".formatted(attempts, reason)));
            case SellerReplied(var _, var reply, var _) ->
                file.handle(
                        new Happening.Replied(reply),
                        waits,
                        new Occasion("seller", "seller-replied", CaseFile.wire(reply), now(), received.asCause()));
        }
    }

    /** Word of an earlier notice goes on the timeline but moves nothing. */
    private static void hear(CaseFile file, Delivery delivery, Happening happening, Waits waits, Occasion occasion) {
        file.handle(
                file.awaitsWordOf(delivery.transition()) ? happening : new Happening.NoticeFailed(), waits, occasion);
    }

    private Occasion told(Received<DeliveryEvent> received, String what, String why) {
        return new Occasion("notification", what, why, now(), received.asCause());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
