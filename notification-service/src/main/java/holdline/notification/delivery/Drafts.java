package holdline.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import holdline.events.CaseEvent;
import holdline.events.NoticeRequested;
import holdline.messaging.EventJson;
import holdline.messaging.Received;
import holdline.notification.audience.Channel;
import holdline.notification.audience.Contact;
import holdline.notification.audience.Happening;
import holdline.notification.audience.Subscription;
import holdline.notification.channel.ChannelConfig;
import holdline.notification.wording.Language;
import holdline.notification.wording.NoticeLint.Verdict;
import holdline.notification.wording.Sender;
import holdline.notification.wording.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Words a case's move for one recipient. Asks neither database nor clock. */
@ApplicationScoped
class Drafts {

    static final String SELLER = "seller";
    static final String SUBSCRIBER = "subscriber";

    private final Wording wording;
    private final ChannelConfig config;

    Drafts(Wording wording, ChannelConfig config) {
        this.wording = wording;
        this.config = config;
    }

    /** The notice to the seller; without a contact it waits for one, worded as sellers there most likely read. */
    Draft toSeller(
            Received<CaseEvent> heard, NoticeRequested notice, @Nullable Contact contact, Sender sender, Instant now) {
        var language = contact == null ? Language.usualIn(notice.jurisdiction()) : contact.language();
        var worded = wording.sellerNotice(notice, sender, language, notice.answerBy());
        var letter = worded.letter();
        var refusal = switch (worded.verdict()) {
            case Verdict.Clean _ -> null;
            case Verdict.Refused refused -> refused.reason();
        };
        var state = refusal != null
                ? DeliveryState.REFUSED
                : contact == null ? DeliveryState.NEEDS_CONTACT : DeliveryState.PENDING;
        var id = id(notice, SELLER);
        return new Draft(
                id,
                notice.subject().tenant(),
                notice.subject().id(),
                notice.subject().transition(),
                Happening.of(notice).wireName(),
                SELLER,
                SELLER,
                null,
                notice.subject().seller().platform(),
                notice.subject().seller().shopId(),
                contact == null ? "platform-message" : Channel.EMAIL.wireName(),
                language.tag(),
                letter.subject(),
                letter.text(),
                letter.html(),
                messageId(id),
                new String(EventJson.write(notice), UTF_8),
                heard.correlationId(),
                heard.id(),
                state.wireName(),
                state == DeliveryState.PENDING ? now : null,
                refusal,
                now);
    }

    /** What a subscriber hears: a letter, or the event as JSON. */
    Draft toSubscriber(Received<CaseEvent> heard, Subscription subscription, Sender sender, Instant now) {
        return switch (subscription.channel()) {
            case EMAIL -> {
                var letter = wording.staffNote(heard.event(), sender, subscription.language());
                yield toSubscriber(heard, subscription, letter.subject(), letter.text(), letter.html(), now);
            }
            case WEBHOOK ->
                toSubscriber(heard, subscription, Happening.of(heard.event()).wireName(), callBody(heard), null, now);
        };
    }

    private Draft toSubscriber(
            Received<CaseEvent> heard,
            Subscription subscription,
            String subject,
            String body,
            @Nullable String html,
            Instant now) {
        var about = heard.event().subject();
        var recipient = subscription.id().toString();
        var id = id(heard.event(), recipient);
        return new Draft(
                id,
                about.tenant(),
                about.id(),
                about.transition(),
                Happening.of(heard.event()).wireName(),
                recipient,
                SUBSCRIBER,
                subscription.id(),
                about.seller().platform(),
                about.seller().shopId(),
                subscription.channel().wireName(),
                subscription.language().tag(),
                subject,
                body,
                html,
                subscription.channel() == Channel.EMAIL ? messageId(id) : id.toString(),
                null,
                heard.correlationId(),
                heard.id(),
                DeliveryState.PENDING.wireName(),
                now,
                null,
                now);
    }

    /** The payload Standard Webhooks recommends: what, when, and the thing itself. */
    private static String callBody(Received<CaseEvent> heard) {
        try {
            return EventJson.mapper()
                    .writeValueAsString(Map.of(
                            "type", Happening.of(heard.event()).wireName(),
                            "timestamp", heard.time(),
                            "data", heard.event()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write the body of a webhook call", e);
        }
    }

    /** Always the same for one recipient of one move, so that even a rebuilt table would repeat no id. */
    private static UUID id(CaseEvent event, String recipient) {
        var about = event.subject();
        var key = String.join(
                "|",
                about.id().toString(),
                String.valueOf(about.transition()),
                Happening.of(event).wireName(),
                recipient);
        return UUID.nameUUIDFromBytes(key.getBytes(UTF_8));
    }

    private String messageId(UUID id) {
        return "<" + id + "@" + config.messageIdDomain() + ">";
    }
}
