/**
 * What is due, and who may go. Hosts are leased to one crawler at a time, the time of a host's next request is kept in
 * the database and so by the whole fleet, and a lease that runs out gives the work back. Recording a visit needs the
 * lease's fencing token: a crawler that was away too long is refused. Turns and leases go by the database's clock.
 *
 * <p>Fair: brands take turns, between hosts and at each host ({@link holdline.crawler.frontier.Lanes}); within a brand's
 * turn a recheck goes first, then what has an open violation, then what has been due longest. So nobody's watches,
 * however many, keep another brand waiting for more than its turn.
 *
 * <p>When to come again is a pure decision ({@link holdline.crawler.frontier.RevisitPolicy}), and so is how long to
 * leave a host alone ({@link holdline.crawler.frontier.MannersPolicy}).
 */
@NullMarked
package holdline.crawler.frontier;

import org.jspecify.annotations.NullMarked;
