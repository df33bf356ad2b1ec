package holdline.notification.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import holdline.events.CaseEvent;
import holdline.events.NoticeRequested;
import holdline.messaging.Received;
import holdline.notification.audience.Contact;
import holdline.notification.audience.Contact.Shop;
import holdline.notification.audience.Contacts;
import holdline.notification.audience.Contacts.TenantsShop;
import holdline.notification.audience.Happening;
import holdline.notification.audience.Letterheads;
import holdline.notification.audience.Subscription;
import holdline.notification.audience.Subscriptions;
import holdline.notification.wording.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds out who hears a batch of events, with one question each to contacts, subscriptions and letterheads. */
@ApplicationScoped
class Audience {

    private final Contacts contacts;
    private final Subscriptions subscriptions;
    private final Letterheads letterheads;

    Audience(Contacts contacts, Subscriptions subscriptions, Letterheads letterheads) {
        this.contacts = contacts;
        this.subscriptions = subscriptions;
        this.letterheads = letterheads;
    }

    Known of(List<Received<CaseEvent>> batch) {
        var events = batch.stream().map(Received::event).toList();
        var tenants = events.stream().map(event -> event.subject().tenant()).collect(toSet());
        var shops = events.stream()
                .filter(NoticeRequested.class::isInstance)
                .map(Audience::shopOf)
                .collect(toSet());
        return new Known(
                contacts.of(shops).stream()
                        .collect(toMap(
                                contact -> new TenantsShop(contact.tenant(), contact.shop()), Function.identity())),
                subscriptions.activeOf(tenants).stream().collect(groupingBy(Subscription::tenant)),
                letterheads.senders(tenants));
    }

    private static TenantsShop shopOf(CaseEvent event) {
        var seller = event.subject().seller();
        return new TenantsShop(event.subject().tenant(), new Shop(seller.platform(), seller.shopId()));
    }

    /** Who is there, for the tenants and sellers of one batch. */
    record Known(
            Map<TenantsShop, Contact> contacts,
            Map<String, List<Subscription>> subscriptions,
            Map<String, Sender> senders) {

        Sender sender(String tenant) {
            return senders.get(tenant);
        }

        @Nullable
        Contact contact(NoticeRequested notice) {
            return contacts.get(shopOf(notice));
        }

        List<Subscription> subscribersOf(CaseEvent event) {
            var happening = Happening.of(event);
            return subscriptions.getOrDefault(event.subject().tenant(), List.of()).stream()
                    .filter(subscription -> subscription.wants(happening))
                    .toList();
        }
    }
}
