/** The brand's products: what they are called, which identifiers they carry, and who may sell them. */
@NullMarked
package holdline.pricing.catalogue;

import org.jspecify.annotations.NullMarked;
