/** Tries a brand's rules out on what a caller brings along; nothing is stored and nobody hears of it. */
@NullMarked
package holdline.pricing.dryrun;

import org.jspecify.annotations.NullMarked;
