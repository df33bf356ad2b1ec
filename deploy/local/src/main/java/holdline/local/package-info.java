/**
 * The suite on one machine, without Docker: what the script {@code ./holdline} runs once everything is built.
 *
 * <p>One supervisor process holds a real Kafka broker and looks after a real PostgreSQL and the four packaged services,
 * each a process of its own. {@code suite} starts, watches and stops them; {@code command} has one class per command;
 * {@code demo} is a small world of shops and a mailbox with the story told over it; {@code score} measures extraction;
 * {@code rest} talks to the services as any client would, with a token; {@code telling} is how things look on a terminal.
 */
@NullMarked
package holdline.local;

import org.jspecify.annotations.NullMarked;
