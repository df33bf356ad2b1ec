package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.UUID;

/**
 * What became of a notice to the seller of a case. What a brand's own people and systems were told is not told here:
 * a case must never take their full mailbox for a seller's wrong address.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NoticeDelivered.class, name = "notice-delivered"),
    @JsonSubTypes.Type(value = NoticeBounced.class, name = "notice-bounced"),
    @JsonSubTypes.Type(value = NoticeGivenUp.class, name = "notice-given-up"),
    @JsonSubTypes.Type(value = SellerReplied.class, name = "seller-replied")
})
public sealed interface DeliveryEvent extends Event
        permits NoticeDelivered, NoticeBounced, NoticeGivenUp, SellerReplied {

    Delivery delivery();

    @Override
    default String key() {
        return delivery().caseId().toString();
    }

    /**
     * The notice an event is about. Who received it stays inside notification.
     *
     * @param transition the case's move that asked for the notice, as in {@link CaseEvent.CaseRef}
     */
    record Delivery(UUID id, UUID caseId, String tenant, int transition, Channel channel) {

        public Delivery {
            Required.part("delivery.id", id);
            Required.part("delivery.caseId", caseId);
            Required.text("delivery.tenant", tenant);
            if (transition < 1) {
                throw new IllegalArgumentException("delivery.transition counts from 1: " + transition);
            }
            Required.part("delivery.channel", channel);
        }
    }

    /** How a notice travels. */
    enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("webhook")
        WEBHOOK,
        /** No send API exists: a person copies the text (旺旺, 站内信) and uploads proof. */
        @JsonProperty("platform-message")
        PLATFORM_MESSAGE,
        /** A registered or lawyer's letter, with its delivery proof. */
        @JsonProperty("letter")
        LETTER
    }
}
