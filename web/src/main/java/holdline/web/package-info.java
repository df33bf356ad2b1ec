/**
 * What all REST resources share, once: who calls ({@link holdline.web.Caller}, {@link holdline.web.Roles}), how an
 * error looks ({@link holdline.web.Problem}, RFC 9457), how a long list is read page by page
 * ({@link holdline.web.PageRequest}, {@link holdline.web.Cursor}, {@link holdline.web.Page}), how a change refuses to
 * overwrite another ({@link holdline.web.ETags}) and how a repeated POST happens once
 * ({@link holdline.web.Idempotent}).
 *
 * <p>Resources throw a {@code Problem} or let anything else escape; no resource builds an error response of its own.
 */
@NullMarked
package holdline.web;

import org.jspecify.annotations.NullMarked;
