/** What the extraction would say about a page or a text, without a visit and without a trace. */
@NullMarked
package holdline.crawler.dryrun;

import org.jspecify.annotations.NullMarked;
