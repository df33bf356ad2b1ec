/**
 * What a promotion text says, as terms a machine can calculate with.
 *
 * <p>{@link holdline.pricing.promotions.PromotionText} looks for phrases of a small grammar, Chinese and English, in a
 * text that may be a shop's label ({@code 满199减20}) or a whole title with a promotion somewhere inside. Each phrase
 * becomes one {@link holdline.pricing.promotions.Terms}; the words around it say who gets it and who pays. What looks
 * like a promotion and states no figures is {@link holdline.pricing.promotions.Kind#UNSPECIFIED}; presents for friends,
 * folding umbrellas and free shipping are nothing at all.
 *
 * <p>Pure: values in, values out.
 */
@NullMarked
package holdline.pricing.promotions;

import org.jspecify.annotations.NullMarked;
