/**
 * Violations as they are stored, told and answered: the hot path from listing events to violation events, and what
 * people do with an episode.
 *
 * <p>{@link holdline.pricing.violation.JudgeObservations} takes a whole batch in one transaction: it locks the
 * {@link holdline.pricing.violation.Story} of every listing touched, lets each hear its observations in order and in
 * memory, and writes back what changed. The number of statements does not depend on the batch. Redelivered and late
 * events have no effect, because a story hears only what is newer than the last it heard.
 */
@NullMarked
package holdline.pricing.violation;

import org.jspecify.annotations.NullMarked;
