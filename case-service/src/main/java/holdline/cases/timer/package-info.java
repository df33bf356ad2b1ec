/**
 * Deadlines that wait for their time. A row per deadline in a narrow table; every instance of the service claims due
 * ones in batches, each batch in one transaction with everything that follows from it.
 */
@NullMarked
package holdline.cases.timer;

import org.jspecify.annotations.NullMarked;
