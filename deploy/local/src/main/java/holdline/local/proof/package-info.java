/** Which benches and proofs there are, and how each is run. They are tests; here they get a name and their full size. */
@NullMarked
package holdline.local.proof;

import org.jspecify.annotations.NullMarked;
