/**
 * Measures extraction on real pages and price texts that are not part of the project, through the crawler's dry-run
 * endpoints, as anybody could. Numbers are compared as numbers: 12.3 is 12.30.
 */
@NullMarked
package holdline.local.score;

import org.jspecify.annotations.NullMarked;
