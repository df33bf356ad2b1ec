/**
 * What a buyer really pays (到手价), derived step by step from what the page asks.
 *
 * <p>{@link holdline.pricing.waterfall.PromotionText} reads a promotion; {@link holdline.pricing.waterfall.Derivation}
 * applies what was read. Only simple and certain texts count: a text that looks like a promotion but is not understood
 * makes the whole price {@link holdline.pricing.waterfall.FinalPrice.Undetermined}, never a guess.
 *
 * <p>Steps apply in one stated order, whatever their order on the page: percentages, instant cuts, thresholds (满减),
 * coupons, and within each kind the largest first; what the platform pays comes last, so that the seller's own price is
 * what stands before it. Where the order or a buyer's eligibility decides, the result is an interval.
 */
@NullMarked
package holdline.pricing.waterfall;

import org.jspecify.annotations.NullMarked;
