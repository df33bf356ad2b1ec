/** For operators: which hosts are due, leased, waiting or failing, and why one is quiet. */
@NullMarked
package holdline.crawler.fleet;

import org.jspecify.annotations.NullMarked;
