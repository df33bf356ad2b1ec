/** How things look on a terminal: aligned columns, also with Chinese text; colours only where somebody looks. */
@NullMarked
package holdline.local.telling;

import org.jspecify.annotations.NullMarked;
