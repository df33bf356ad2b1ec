package holdline.notification.delivery;

import holdline.notification.audience.Contact;
import holdline.notification.audience.Contact.Shop;
import holdline.notification.audience.ContactAdded;
import holdline.notification.audience.Contacts;
import holdline.notification.audience.Contacts.TenantsShop;
import holdline.notification.audience.Letterheads;
import holdline.notification.wording.Sender;
import holdline.notification.wording.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sends on its way what waited for a seller's address, worded anew in the seller's language. */
@ApplicationScoped
class ReleaseWaiting {

    private static final int MOST_AT_ONCE = 200;

    private final Deliveries deliveries;
    private final Contacts contacts;
    private final Letterheads letterheads;
    private final Wording wording;
    private final InstantSource clock;

    ReleaseWaiting(
            Deliveries deliveries, Contacts contacts, Letterheads letterheads, Wording wording, InstantSource clock) {
        this.deliveries = deliveries;
        this.contacts = contacts;
        this.letterheads = letterheads;
        this.wording = wording;
        this.clock = clock;
    }

    /** At once, together with the contact. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hear(@Observes ContactAdded added) {
        release();
    }

    /** And from time to time, for a notice that was routed while the contact was being added. */
    @Transactional
    public void release() {
        var waiting = deliveries.waitingWithContact(MOST_AT_ONCE);
        if (waiting.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var senders = letterheads.senders(waiting.stream().map(Delivery::tenant).collect(Collectors.toSet()));
        var byShop = contacts.of(waiting.stream().map(ReleaseWaiting::shop).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(
                        contact -> new TenantsShop(contact.tenant(), contact.shop()), Function.identity()));
        for (var delivery : waiting) {
            var contact = byShop.get(shop(delivery));
            if (contact != null) {
                word(delivery, contact, senders.get(delivery.tenant()), now);
            }
        }
    }

    /** The date in the text moves with the wait: nobody is given a date that has passed. */
    private void word(Delivery delivery, Contact contact, Sender sender, Instant now) {
        var request = delivery.request();
        var given = Duration.between(request.requestedAt(), request.answerBy());
        var lookAgain = request.answerBy().isAfter(now.plus(given)) ? request.answerBy() : now.plus(given);
        var worded = wording.sellerNotice(request, sender, contact.language(), lookAgain);
        delivery.addressed(worded.letter(), worded.verdict(), now);
    }

    private static TenantsShop shop(Delivery delivery) {
        return new TenantsShop(delivery.tenant(), new Shop(delivery.platform(), delivery.shopId()));
    }
}
