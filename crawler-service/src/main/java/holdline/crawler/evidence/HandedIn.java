package holdline.crawler.evidence;

import java.time.Instant;

/**
 * The procedure log of something a person captured: what is known of it, and from whom.
 *
 * @param by who handed it in, as the identity provider names them
 * @param shows the address, as the person says
 * @param seenAt when, as the person says
 * @param sha256 of the bytes
 */
record HandedIn(String by, Instant at, String shows, Instant seenAt, String sha256) {}
