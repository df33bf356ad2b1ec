/**
 * One visit from the lease to the event. Every visit ends in exactly one {@link holdline.crawler.visit.VisitOutcome};
 * the page is on disk first, then one transaction stores what was seen, publishes it and gives the host back.
 */
@NullMarked
package holdline.crawler.visit;

import org.jspecify.annotations.NullMarked;
