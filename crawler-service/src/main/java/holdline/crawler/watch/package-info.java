/**
 * What brands want looked at. A watch is one tenant's wish about one address; watches of several tenants on the same
 * address share one target of the frontier, so a page is fetched once however many brands watch it.
 *
 * <p>A shop, a search, a sitemap, a feed or an API query leads on. What it leads to becomes watches of the same tenant,
 * which name the watch that led there as their root: so they are planned, paused, told, counted and ended like any other,
 * and nothing else in the crawler knows of discovery. How far a watch leads is bounded by its own
 * {@link holdline.crawler.watch.Reach} and by the tenant's quota.
 */
@NullMarked
package holdline.crawler.watch;

import org.jspecify.annotations.NullMarked;
