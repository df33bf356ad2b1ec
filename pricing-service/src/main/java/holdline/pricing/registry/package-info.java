/**
 * The brand's authorised sellers, with scope and dates. An entry is never deleted: ending it keeps the answer to "since
 * when is this shop no longer authorised".
 */
@NullMarked
package holdline.pricing.registry;

import org.jspecify.annotations.NullMarked;
