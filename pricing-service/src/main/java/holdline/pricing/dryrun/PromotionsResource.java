package holdline.pricing.dryrun;

import holdline.pricing.promotions.PromotionText;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/dry-run/promotions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dry runs")
class PromotionsResource {

    private static final int MAX_TEXTS = 5_000;
    private static final int MAX_TEXT = 10_000;

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Read promotion texts",
            description =
                    "Answers in the order of the texts, at most 5000 at once; a text without a promotion has none.")
    @APIResponse(responseCode = "200", description = "For each text the terms it states")
    @APIResponse(responseCode = "400", description = "A text is missing or longer than 10000 characters")
    @APIResponse(responseCode = "413", description = "More than 5000 texts")
    public List<List<TermsView>> promotions(@NotNull List<String> texts) {
        if (texts.size() > MAX_TEXTS) {
            throw Problem.tooLarge("At most " + MAX_TEXTS + " texts at once.");
        }
        for (var at = 0; at < texts.size(); at++) {
            var text = texts.get(at);
            if (text == null || text.length() > MAX_TEXT) {
                throw Problem.invalid("[" + at + "]", "a text of at most " + MAX_TEXT + " characters");
            }
        }
        return texts.stream()
                .map(text -> PromotionText.read(text).terms().stream()
                        .map(TermsView::of)
                        .toList())
                .toList();
    }
}
