/**
 * What a buyer really pays (到手价), derived step by step from what the page asks.
 *
 * <p>{@link holdline.pricing.waterfall.Checkout} prices a basket: it takes the best combination of promotions that the
 * platform's {@link holdline.pricing.waterfall.Stacking} allows and says for each step what it takes off which line and
 * who pays. Not knowing the buyer or the time makes an interval; terms that cannot be seen make it undetermined, never a
 * guess. {@link holdline.pricing.waterfall.Derivation} asks it about one listing, as judging needs it: the seller's own
 * unit price, without the money of platforms and brands.
 *
 * <p>Pure: values in, values out. How promotions go together is data under {@code /stacking}.
 */
@NullMarked
package holdline.pricing.waterfall;

import org.jspecify.annotations.NullMarked;
