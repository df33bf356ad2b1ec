/**
 * Starts, watches and stops everything the suite needs on one machine.
 *
 * <p>A {@link holdline.local.suite.Suite} lives in one supervisor process: the one of {@code ./holdline demo}, or a
 * detached one that {@code ./holdline up} leaves behind. It holds the Kafka broker, looks after PostgreSQL, starts the
 * packaged services and starts a died one again (at most five times, waiting a little longer each time). What it
 * started it also stops: in order on a normal end, on Ctrl-C and on {@code ./holdline down}. Should the supervisor
 * itself be killed with -9, its services and PostgreSQL stay behind; it noted their process ids and start times under
 * {@code .holdline/run}, and the next {@code up}, {@code demo} or {@code down} ends exactly those.
 */
@NullMarked
package holdline.local.suite;

import org.jspecify.annotations.NullMarked;
