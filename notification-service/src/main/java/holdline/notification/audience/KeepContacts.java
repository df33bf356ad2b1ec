package holdline.notification.audience;

import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Writes sellers' addresses down, and forgets them when asked. */
@ApplicationScoped
class KeepContacts {

    private final Contacts contacts;
    private final Event<ContactAdded> added;
    private final InstantSource clock;

    KeepContacts(Contacts contacts, Event<ContactAdded> added, InstantSource clock) {
        this.contacts = contacts;
        this.added = added;
        this.clock = clock;
    }

    @Transactional
    public Contact add(String tenant, ContactRequest request) {
        var shop = new Contact.Shop(request.platform(), request.shopId());
        if (contacts.has(tenant, shop)) {
            throw exists(shop);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var contact = new Contact(tenant, shop, request.email(), request.language(), now);
        try {
            contacts.persistAndFlush(contact);
        } catch (ConstraintViolationException _) {
            // Somebody added it between our look and our write.
            throw exists(shop);
        }
        added.fire(new ContactAdded(contact));
        return contact;
    }

    @Transactional
    public void forget(String tenant, UUID id) {
        if (!contacts.remove(tenant, id)) {
            throw Problem.notFound("contact", id);
        }
    }

    private static Problem exists(Contact.Shop shop) {
        return Problem.refused("There is already a contact for shop " + shop.shopId() + " on " + shop.platform()
                + ": delete it first.");
    }
}
