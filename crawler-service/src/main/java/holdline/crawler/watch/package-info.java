/**
 * What brands want looked at. A watch is one tenant's wish about one address; watches of several tenants on the same
 * address share one target of the frontier, so a page is fetched once however many brands watch it.
 */
@NullMarked
package holdline.crawler.watch;

import org.jspecify.annotations.NullMarked;
