/**
 * What a message says. A letter is rendered from our own Qute templates (checked when the service is built) and from
 * values; a string that a seller, a page or a brand wrote is only ever a value, cut and cleaned by
 * {@link holdline.notification.wording.Shown}, never a template.
 *
 * <p>{@link holdline.notification.wording.NoticeLint} reads every notice to a seller before it is stored: in China, the
 * EU and the UK a text that demands a price or ties a sanction to one can be the brand's own offence, so such a text is
 * refused, whoever wrote the template.
 */
@NullMarked
package holdline.notification.wording;

import org.jspecify.annotations.NullMarked;
