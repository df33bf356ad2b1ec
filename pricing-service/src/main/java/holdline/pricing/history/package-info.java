/**
 * What was last judged about a listing, readable by people: match, waterfall, verdicts. Written by the hot path only
 * when it says something new.
 */
@NullMarked
package holdline.pricing.history;

import org.jspecify.annotations.NullMarked;
