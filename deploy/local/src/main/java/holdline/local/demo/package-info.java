/**
 * A small world to watch Holdline work in, and the story told over it.
 *
 * <p>The world is ours and stands beside the suite: a {@link holdline.local.demo.Marketplace} of several shop hosts on
 * one loopback server, a {@link holdline.local.demo.Mailbox}, and a brand that does not exist (岚汀 LANTING, kettles and
 * vacuum cups). The suite knows nothing of it beyond one explicit setting of the crawler that maps the hosts' names to
 * the loopback address. The {@link holdline.local.demo.World} sets the brand up through the REST APIs, as a brand
 * would; the {@link holdline.local.demo.Story} then only looks: every line it tells, and the final verdict, comes from a
 * service's REST API or from the mailbox, never from what the demo itself did.
 */
@NullMarked
package holdline.local.demo;

import org.jspecify.annotations.NullMarked;
