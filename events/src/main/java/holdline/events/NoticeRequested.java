package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The seller is to be told (先礼后兵). Carries no price: a notice never demands one.
 *
 * @param step the rung of the ladder
 * @param matters what the notice is about, one entry per listing
 * @param answerBy when we look again
 */
public record NoticeRequested(
        CaseRef subject,
        Step step,
        Jurisdiction jurisdiction,
        List<Matter> matters,
        Instant answerBy,
        Instant requestedAt)
        implements CaseEvent {

    public NoticeRequested {
        Required.part("subject", subject);
        Required.part("step", step);
        Required.part("jurisdiction", jurisdiction);
        matters = Required.list(matters);
        if (matters.isEmpty()) {
            throw new IllegalArgumentException("matters is empty: a notice is about something");
        }
        Required.part("answerBy", answerBy);
        Required.part("requestedAt", requestedAt);
    }

    /** How firm the notice is. */
    public enum Step {
        @JsonProperty("friendly")
        FRIENDLY,
        @JsonProperty("second")
        SECOND,
        @JsonProperty("final")
        FINAL
    }

    /**
     * One listing and what is to be put right about it.
     *
     * @param product the brand's product as the brand names it; absent where the listing offers something else under
     *     its mark
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Matter(
            Listing listing, String title, @Nullable String product, List<Signal> signals) {

        public Matter {
            Required.part("matter.listing", listing);
            Required.text("matter.title", title);
            signals = Required.list(signals);
        }
    }
}
