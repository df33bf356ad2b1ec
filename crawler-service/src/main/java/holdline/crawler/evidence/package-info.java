/**
 * Pages kept as evidence. A capture is a visit's WARC record (request, answer, procedure log) under its own SHA-256,
 * durable before anybody hears of what the page shows. {@link holdline.crawler.evidence.KeepCapture} makes it,
 * {@link holdline.crawler.evidence.Captures} knows it by the hash of the page's bytes. Batches are closed under a Merkle
 * root ({@code SealCaptures}), an authority attests when the root existed ({@code StampSeals}), and what nothing refers
 * to is deleted after a time ({@code ForgetCaptures}), unless a violation names it ({@code HoldCaptures}).
 */
@NullMarked
package holdline.crawler.evidence;

import org.jspecify.annotations.NullMarked;
