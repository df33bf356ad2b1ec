package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One episode of one signal on one listing for one tenant, as it stands after the event that carries it.
 *
 * @param id of the episode; a relapse keeps it, a later episode after retraction gets a new one
 * @param relation how the seller stands to the brand, by the registry at {@code judgedAt}
 * @param severityBefore absent when the event opened the episode
 * @param severityAfter absent when the event ended it
 * @param explanation one or two sentences for people: what was seen, what was expected
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
        UUID id,
        String tenant,
        Signal signal,
        Listing listing,
        String title,
        Seller seller,
        SellerRelation relation,
        @Nullable Severity severityBefore,
        @Nullable Severity severityAfter,
        @Nullable Waterfall waterfall,
        @Nullable PolicyRef policy,
        @Nullable ProductMatch match,
        List<Evidence> evidence,
        String explanation,
        Instant observedAt,
        Instant judgedAt) {

    public Violation {
        Required.part("violation.id", id);
        Required.text("violation.tenant", tenant);
        Required.part("violation.signal", signal);
        Required.part("violation.listing", listing);
        Required.text("violation.title", title);
        Required.part("violation.seller", seller);
        Required.part("violation.relation", relation);
        evidence = Required.list(evidence);
        Required.text("violation.explanation", explanation);
        Required.part("violation.observedAt", observedAt);
        Required.part("violation.judgedAt", judgedAt);
    }
}
