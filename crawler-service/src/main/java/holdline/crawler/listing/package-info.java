/** Listings as last seen, for the tenants that watch them. */
@NullMarked
package holdline.crawler.listing;

import org.jspecify.annotations.NullMarked;
