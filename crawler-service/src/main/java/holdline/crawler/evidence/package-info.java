/** Pages kept as they were served: content-addressed files, on disk before anybody hears of what they show. */
@NullMarked
package holdline.crawler.evidence;

import org.jspecify.annotations.NullMarked;
