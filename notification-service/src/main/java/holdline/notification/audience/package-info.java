/**
 * Who hears what, how, and in which language: sellers' contacts, the subscriptions of a brand's own people and systems,
 * and the letterhead in whose name letters go out.
 *
 * <p>E-mail addresses are personal data of natural persons. They live in this package's two tables only; events, logs
 * and deliveries do without them, and deleting a contact deletes the address everywhere.
 */
@NullMarked
package holdline.notification.audience;

import org.jspecify.annotations.NullMarked;
