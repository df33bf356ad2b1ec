/** Where a brand draws its lines: how many observations have to agree, how sure a match must be, what is severe. */
@NullMarked
package holdline.pricing.settings;

import org.jspecify.annotations.NullMarked;
