/** How a brand wants its cases run: whose law, how long a seller has, how the listings are looked at again. */
@NullMarked
package holdline.cases.playbook;

import org.jspecify.annotations.NullMarked;
