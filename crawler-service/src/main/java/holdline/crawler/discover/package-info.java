/**
 * What documents lead to: sitemaps, product feeds, and the next page of a list.
 *
 * <p>Pure: bytes in, addresses and offerings out. Every reader is bounded in bytes, rows and depth, refuses XML that
 * brings its own document type, and says what it left out; nothing here visits anything.
 */
@NullMarked
package holdline.crawler.discover;

import org.jspecify.annotations.NullMarked;
