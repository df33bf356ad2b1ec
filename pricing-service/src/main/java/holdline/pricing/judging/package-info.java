/**
 * Whether a listing breaks a brand's order, and how that is known: from an observation and the brand's
 * {@link holdline.pricing.judging.Rulebook} to one {@link holdline.pricing.judging.Verdict} per signal.
 *
 * <p>Each signal is a small policy of its own. None of them guesses: what cannot be known (sold out, a match below the
 * accusing level, a price that is not worked out) is undetermined, which neither opens nor cures anything. Whether a
 * violation is opened is the next question, answered by {@code episode} over several observations; whether it is a
 * lawful ground is not asked here at all.
 */
@NullMarked
package holdline.pricing.judging;

import org.jspecify.annotations.NullMarked;
