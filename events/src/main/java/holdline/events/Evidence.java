package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One piece of proof, by reference.
 *
 * @param text what it says, where that is short: the statement as captured, the registry's answer
 * @param sha256 of the referenced bytes, where there are bytes
 * @param href where the owning service serves it
 * @param at when it was captured or checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        Kind kind,
        @Nullable String text,
        @Nullable String sha256,
        @Nullable String href,
        Instant at) {

    public Evidence {
        Required.part("evidence.kind", kind);
        Required.part("evidence.at", at);
    }

    public static Evidence of(Capture capture) {
        return new Evidence(Kind.PAGE_CAPTURE, null, capture.sha256(), capture.href(), capture.capturedAt());
    }

    /** What kind of proof; the kinds follow the table of grounds in the domain rules. */
    public enum Kind {
        /** The page as it was served. */
        @JsonProperty("page-capture")
        PAGE_CAPTURE,
        /** Words on the page, quoted. */
        @JsonProperty("statement")
        STATEMENT,
        /** What the registry of authorised sellers said on the day. */
        @JsonProperty("registry-entry")
        REGISTRY_ENTRY,
        /** A trademark, copyright or patent certificate in force. */
        @JsonProperty("certificate")
        CERTIFICATE,
        /** Why buyers are confused by a use of the mark. */
        @JsonProperty("confusion-reason")
        CONFUSION_REASON,
        /** The original of a copied work. */
        @JsonProperty("original-work")
        ORIGINAL_WORK,
        /** When and where a work was first published, for one that is not registered. */
        @JsonProperty("first-publication")
        FIRST_PUBLICATION,
        /** How alike two pictures are. */
        @JsonProperty("match-result")
        MATCH_RESULT,
        /** An appraised test purchase. */
        @JsonProperty("test-purchase-report")
        TEST_PURCHASE_REPORT,
        /** The brand never produced such a product. */
        @JsonProperty("not-in-catalogue")
        NOT_IN_CATALOGUE,
        /** Differences from the genuine product that can be seen. */
        @JsonProperty("visible-differences")
        VISIBLE_DIFFERENCES,
        /** Patent features against the product's. */
        @JsonProperty("feature-comparison")
        FEATURE_COMPARISON,
        /** A patent evaluation report. */
        @JsonProperty("evaluation-report")
        EVALUATION_REPORT,
        /** Proof that a statement is false, other than the registry's. */
        @JsonProperty("proof-of-falsity")
        PROOF_OF_FALSITY,
        /** Terms a dealer signed. */
        @JsonProperty("signed-terms")
        SIGNED_TERMS,
        /** Notices sent before and what became of them. */
        @JsonProperty("notice-history")
        NOTICE_HISTORY
    }
}
