/**
 * The ways a message leaves: a mail server, a webhook. A channel tries once and answers what became of it as a
 * {@link holdline.notification.channel.SendOutcome}; it keeps nothing, retries nothing and knows no case.
 */
@NullMarked
package holdline.notification.channel;

import org.jspecify.annotations.NullMarked;
