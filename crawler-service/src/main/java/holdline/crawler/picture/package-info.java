/**
 * What main pictures look like. An observation names a listing's main picture; its address becomes a target of the
 * frontier like any page, so the pause of its host, robots.txt and every limit of fetching hold for it. What is kept is
 * a perceptual hash, told with the observations that follow: none waits for a picture. An address that was looked at is
 * asked again only after a while, and then only whether anything changed; bytes that are known are not hashed again.
 *
 * <p>Pictures come from strangers, and some are made to hurt a decoder: {@code PictureReader} looks at the size before
 * anything is decoded, and ends every picture that cannot be read with a sentence that says why.
 */
@NullMarked
package holdline.crawler.picture;

import org.jspecify.annotations.NullMarked;
