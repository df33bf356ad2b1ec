/**
 * How services tell each other things without losing or doubling any.
 *
 * <p>Telling: a use case calls {@link holdline.messaging.Outbox#publish} inside its own transaction, so the event is
 * stored if and only if the change is. The relay sends stored events to Kafka in order and deletes them after the
 * acknowledgement. Hearing: a consumer hands each polled batch to {@link holdline.messaging.Intake}, which decodes it,
 * keeps a poison record from harming its neighbours, and calls the use case; effects that cannot be repeated ask the
 * {@link holdline.messaging.Inbox} first. Together: at-least-once delivery, exactly-once effect.
 *
 * <p>Why polling and not change data capture or a Kafka send in the use case: docs/adr/0001.
 */
@NullMarked
package holdline.messaging;

import org.jspecify.annotations.NullMarked;
