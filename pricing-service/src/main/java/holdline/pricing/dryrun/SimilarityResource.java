package holdline.pricing.dryrun;

import holdline.pricing.matching.Likeness;
import holdline.pricing.matching.SameProduct;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/dry-run/similarity")
@Tag(name = "Dry runs")
class SimilarityResource {

    private static final int MAX_PAIRS = 20_000;

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Compare offers pair by pair: one product or two",
            description = "Answers in the order of the pairs, at most 20000 at once. How rare a word is, and which of"
                    + " several offers fits one best, is told from the whole request.")
    @APIResponse(responseCode = "200", description = "For each pair whether it is one product, how surely, and why")
    @APIResponse(responseCode = "400", description = "A side is no object of texts and numbers")
    @APIResponse(responseCode = "413", description = "More than 20000 pairs")
    public List<LikenessView> similarity(@NotNull SimilarityRequest request) {
        if (request.pairs() == null) {
            throw Problem.invalid("pairs", "a list of pairs {left, right}");
        }
        if (request.pairs().size() > MAX_PAIRS) {
            throw Problem.tooLarge("At most " + MAX_PAIRS + " pairs at once.");
        }
        var pairs = new ArrayList<Likeness.Pair>();
        for (var at = 0; at < request.pairs().size(); at++) {
            var pair = request.pairs().get(at);
            if (pair == null) {
                throw Problem.invalid("pairs[" + at + "]", "a pair {left, right}");
            }
            pairs.add(new Likeness.Pair(
                    FreeFields.offer(pair.left(), "pairs[" + at + "].left"),
                    FreeFields.offer(pair.right(), "pairs[" + at + "].right")));
        }
        return SameProduct.judge(pairs).stream().map(LikenessView::of).toList();
    }

    @Schema(title = "Pairs to compare", examples = """
            {"pairs":[{"left":{"title":"Orbit X100 camera, black","brand":"Orbit"},
                       "right":{"name":"Orbit X-100 digital camera","manufacturer":"Orbit","price":"199.00"}}]}""")
    record SimilarityRequest(@Nullable List<@Nullable PairRequest> pairs) {}

    @Schema(
            title = "Pair",
            description = "Fields are free: title or name, brand or manufacturer, model, modelno or mpn, gtin, price;"
                    + " any other text can only confirm. Values may be empty.")
    record PairRequest(
            @Nullable Map<String, Object> left, @Nullable Map<String, Object> right) {}

    @Schema(name = "Likeness")
    record LikenessView(boolean same, double score, boolean accuses, List<String> reasons) {

        private static final double DIGITS = 10_000;

        static LikenessView of(Likeness likeness) {
            return new LikenessView(
                    likeness.same(),
                    Math.round(likeness.score() * DIGITS) / DIGITS,
                    likeness.accuses(),
                    likeness.reasons());
        }
    }
}
