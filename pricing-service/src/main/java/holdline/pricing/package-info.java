/** Pricing: the right product, the real price, the right verdict. Its README tells the way of an observation. */
@NullMarked
package holdline.pricing;

import org.jspecify.annotations.NullMarked;
