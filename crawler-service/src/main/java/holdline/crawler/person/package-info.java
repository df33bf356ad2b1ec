/**
 * Captured by a person: how live rooms and walled pages enter, which a crawler may not or cannot look at. Somebody
 * uploads a saved page or a screenshot and says where and when it was taken; it is kept as evidence, read like any page
 * and told like any visit, with its provenance: captured by a person, and where the price is theirs, stated by them.
 *
 * <p>What one tenant's people capture is that tenant's only: it is told to nobody else and does not change how a listing
 * was last seen, which is shared by all who watch it.
 */
@NullMarked
package holdline.crawler.person;

import org.jspecify.annotations.NullMarked;
