package holdline.cases.casefile;

import holdline.events.Evidence;
import java.util.UUID;

/**
 * Evidence a case holds by itself.
 *
 * @param entry the timeline entry that tells where it came from
 */
record EvidenceRow(UUID caseId, int entry, String tenant, Evidence evidence) {}
