/**
 * Complaints that stand ready for a person. A row here was drafted from the gate's allowance and rests, by foreign key,
 * on the decision that gave it; submission comes later and asks again.
 */
@NullMarked
package holdline.cases.complaint;

import org.jspecify.annotations.NullMarked;
