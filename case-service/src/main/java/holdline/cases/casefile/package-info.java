/**
 * Cases: one seller against one brand, from the first violation to the end.
 *
 * <p>The consumers hear, the use cases ({@link holdline.cases.casefile.FollowViolations},
 * {@link holdline.cases.casefile.FollowDeliveries}, {@link holdline.cases.casefile.LetDeadlinesPass},
 * {@link holdline.cases.casefile.CommandCase}) lock the files they touch, let the lifecycle decide on each in memory and
 * put everything back with one statement per table, the published events among it. So a batch of five hundred events
 * costs as many statements as one.
 *
 * <p>Whatever touches a case locks its row first; rows are locked in the order of their ids.
 */
@NullMarked
package holdline.cases.casefile;

import org.jspecify.annotations.NullMarked;
