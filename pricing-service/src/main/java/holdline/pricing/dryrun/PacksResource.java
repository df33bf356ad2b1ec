package holdline.pricing.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.pricing.matching.Pack;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/dry-run/packs")
@Tag(name = "Dry runs")
class PacksResource {

    private static final int MAX_TEXTS = 5_000;

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Read how much titles sell: unit, count and total",
            description = "Answers in the order of the texts, at most 5000 at once.")
    @APIResponse(responseCode = "200", description = "One answer for each text; what is not stated is null")
    @APIResponse(responseCode = "400", description = "Not a list of texts, or one longer than 10000 characters")
    @APIResponse(responseCode = "413", description = "More than 5000 texts")
    public List<PackView> packs(@NotNull List<@NotNull @Size(max = 10_000) String> texts) {
        if (texts.size() > MAX_TEXTS) {
            throw Problem.tooLarge("At most " + MAX_TEXTS + " texts at once.");
        }
        return texts.stream().map(text -> PackView.of(Pack.in(text))).toList();
    }

    /** What one text says; numbers, and null for what it does not say. */
    @Schema(name = "Pack")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PackView(
            @Nullable BigDecimal unitValue,
            @Nullable String unit,
            int count,
            @Nullable BigDecimal totalValue,
            @Nullable String totalUnit) {

        static PackView of(Pack pack) {
            return new PackView(pack.unitValue(), pack.unit(), pack.count(), pack.totalValue(), pack.totalUnit());
        }
    }
}
