/**
 * One row per recipient of one move of one case, from the moment the case moved until the message is delivered or given
 * up.
 *
 * <p>Routing and sending are separate units of work. {@link holdline.notification.delivery.RouteCaseEvents} turns a
 * batch of case events into rows, idempotent by recipient × case × move × event: hearing an event twice adds nothing.
 * {@link holdline.notification.delivery.SendMails} and {@link holdline.notification.delivery.CallWebhooks} lease rows
 * that are due, send outside any transaction, and write down each outcome before the next message leaves. A crash
 * between the mail server's yes and our note of it can therefore repeat one mail, under the same Message-ID. What is
 * tried again, and when, is {@link holdline.notification.delivery.RetryPolicy}'s decision and stands in the table.
 *
 * <p>Only notices to sellers are told to the rest of the suite. What a brand's own people got is in the table alone.
 */
@NullMarked
package holdline.notification.delivery;

import org.jspecify.annotations.NullMarked;
