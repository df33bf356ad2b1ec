package holdline.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import holdline.events.DeliveryEvent;
import holdline.events.NoticeRequested;
import holdline.messaging.Cause;
import holdline.messaging.EventJson;
import holdline.notification.wording.Language;
import holdline.notification.wording.Letter;
import holdline.notification.wording.NoticeLint.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to one recipient, as people look at it and act on it. Sending works on the table in sets instead. */
@Entity
class Delivery {

    @Id
    private UUID id;

    private String tenant;

    @Column(name = "case_id")
    private UUID caseId;

    private int transition;
    private String event;

    @Column(name = "recipient_kind")
    private String recipientKind;

    private String platform;

    @Column(name = "shop_id")
    private String shopId;

    private String channel;
    private String language;
    private String subject;
    private String body;

    @SuppressWarnings("UnusedVariable") // Written here, read by the query that leases mails.
    private @Nullable String html;

    @Column(name = "message_id")
    private String messageId;

    private @Nullable String heard;

    @Column(name = "correlation_id")
    private UUID correlationId;

    @Column(name = "causation_id")
    private UUID causationId;

    private String state;
    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "delivered_at")
    private @Nullable Instant deliveredAt;

    /** For the database only. */
    protected Delivery() {}

    /** Goes out by mail now that the seller's address is known, in words for its reader; or not at all, if refused. */
    void addressed(Letter letter, Verdict verdict, Instant now) {
        channel = "email";
        language = letter.language().tag();
        subject = letter.subject();
        body = letter.text();
        html = letter.html();
        switch (verdict) {
            case Verdict.Clean _ -> becomePending(now);
            case Verdict.Refused refused -> {
                state = DeliveryState.REFUSED.wireName();
                lastError = refused.reason();
            }
        }
    }

    /** A person wants another try. */
    void retry(Instant now) {
        attempts = 0;
        becomePending(now);
    }

    /** A person passed the text on by the platform's own messages. */
    void handedOver(Instant now) {
        state = DeliveryState.DELIVERED.wireName();
        deliveredAt = now;
    }

    private void becomePending(Instant now) {
        state = DeliveryState.PENDING.wireName();
        nextAttemptAt = now;
    }

    /** What the case asked for. */
    NoticeRequested request() {
        if (heard == null) {
            throw new IllegalStateException("delivery " + id + " is no notice to a seller");
        }
        try {
            return EventJson.read(NoticeRequested.class, heard.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("delivery " + id + " was asked for by something unreadable", e);
        }
    }

    DeliveryEvent.Delivery asTold(DeliveryEvent.Channel by) {
        return new DeliveryEvent.Delivery(id, caseId, tenant, transition, by);
    }

    Cause cause() {
        return new Cause(correlationId, causationId);
    }

    UUID id() {
        return id;
    }

    String tenant() {
        return tenant;
    }

    UUID caseId() {
        return caseId;
    }

    int transition() {
        return transition;
    }

    String event() {
        return event;
    }

    String recipientKind() {
        return recipientKind;
    }

    String platform() {
        return platform;
    }

    String shopId() {
        return shopId;
    }

    String channel() {
        return channel;
    }

    Language language() {
        return Language.tagged(language).orElseThrow();
    }

    String subject() {
        return subject;
    }

    String body() {
        return body;
    }

    String messageId() {
        return messageId;
    }

    DeliveryState state() {
        return DeliveryState.named(state);
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    @Nullable
    String lastError() {
        return lastError;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant deliveredAt() {
        return deliveredAt;
    }
}
