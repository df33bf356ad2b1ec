/**
 * The legal-basis gate: may this case go beyond notices, and on which ground?
 *
 * <p>Price alone never leads to a complaint: in most jurisdictions policing resale prices is the brand's own offence, so
 * price ranks the queue and nothing else. A complaint needs a ground that is not price, with the evidence that ground
 * asks for, against a seller in a relation to the brand that the ground fits. {@link holdline.cases.gate.Gate#decide}
 * answers with an outcome, a finding per ground and reasons in words; only it can make an
 * {@link holdline.cases.gate.AllowedGround}, and no {@link holdline.cases.gate.ComplaintDraft} exists without one.
 *
 * <p>Pure: values in, values out. None of this is legal advice; the texts and rules are data of a
 * {@link holdline.cases.gate.JurisdictionPack} that a lawyer confirms.
 */
@NullMarked
package holdline.cases.gate;

import org.jspecify.annotations.NullMarked;
