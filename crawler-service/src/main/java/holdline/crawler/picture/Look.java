package holdline.crawler.picture;

/**
 * What a picture looks like.
 *
 * @param bits of its perceptual hash, in lower-case hex
 * @param sha256 of its bytes, in lower-case hex
 */
public record Look(String bits, String sha256) {}
