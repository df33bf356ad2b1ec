/**
 * How single observations become one story: a violation opens and clears only when enough observations, far enough
 * apart by observation time, agree.
 *
 * <p>{@link holdline.pricing.episode.EpisodeState} is the whole machine, pure and without a clock of its own. It is
 * asked once per newer observation of a listing; what is not newer never reaches it.
 */
@NullMarked
package holdline.pricing.episode;

import org.jspecify.annotations.NullMarked;
