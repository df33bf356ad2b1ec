/** Puts dead letters back where they came from, once somebody has mended what they died of. */
@NullMarked
package holdline.local.replay;

import org.jspecify.annotations.NullMarked;
