/**
 * Proofs over the whole suite. Each starts Kafka, PostgreSQL and the four packaged services as people do, in a folder
 * of its own and on ports of its own, drives them from outside, and reads what came of it over REST, Kafka and SMTP.
 *
 * <p>{@link holdline.e2e.CrashIT}: nothing is lost or doubled however often a service is killed.
 * {@link holdline.e2e.PagesIT}: saved real pages become listings, violations, cases and mails.
 * {@link holdline.e2e.StoryIT}: the demo tells its story to the end.
 */
@NullMarked
package holdline.e2e;

import org.jspecify.annotations.NullMarked;
