/**
 * The published language of the suite: what the services tell each other and everybody who subscribes.
 *
 * <p>One {@link holdline.events.Topic} per stream, one sealed interface per topic, one record per event type. A record
 * is a contract: optional fields may be added, nothing else may change; what cannot be said that way becomes a new
 * topic beside the old one. Times are UTC instants, money is a decimal string with its ISO currency, big things are
 * named by reference and SHA-256, and no raw personal data of a natural person enters an event.
 *
 * <p>Constructors refuse what no event may carry (a missing listing, a negative amount), so a broken message shows
 * itself while it is decoded and not three steps later.
 */
@NullMarked
package holdline.events;

import org.jspecify.annotations.NullMarked;
