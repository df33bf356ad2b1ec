package holdline.pricing.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import holdline.web.Caller;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/prices")
@Tag(name = "Prices")
class PriceResource {

    private final Caller caller;
    private final LatestJudgements judgements;

    PriceResource(Caller caller, LatestJudgements judgements) {
        this.caller = caller;
        this.judgements = judgements;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "What was last judged about a listing: match, price waterfall and verdicts")
    public PriceView latest(
            @QueryParam("listing") @Parameter(required = true, example = "shop.example:1001") @Nullable
                    String listing) {
        if (listing == null || listing.isBlank()) {
            throw Problem.invalid("listing", "a listing's id, platform:item");
        }
        return judgements
                .of(caller.tenant(), listing)
                .map(latest -> new PriceView(latest.judgement(), latest.lastObservedAt()))
                .orElseThrow(() -> Problem.notFound("judged listing", listing));
    }

    /**
     * A judgement and how long it has held.
     *
     * @param lastObservedAt of the newest observation that said the same
     */
    @Schema(title = "Latest judgement")
    record PriceView(@JsonUnwrapped JudgementView judgement, Instant lastObservedAt) {}
}
