/** What befell a case, in order: who, what, why, and the state before and after. Entries are added and never changed. */
@NullMarked
package holdline.cases.timeline;

import org.jspecify.annotations.NullMarked;
