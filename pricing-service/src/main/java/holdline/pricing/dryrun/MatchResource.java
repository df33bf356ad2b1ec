package holdline.pricing.dryrun;

import holdline.events.Identifiers;
import holdline.pricing.matching.CatalogueIndex;
import holdline.pricing.matching.KnownProduct;
import holdline.pricing.matching.MatchResult;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/dry-run/match")
@Tag(name = "Dry runs")
class MatchResource {

    private static final int MAX_PRODUCTS = 20_000;
    private static final int MAX_LISTINGS = 5_000;

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Find out which products of a catalogue listings offer; nothing is stored",
            description = "Answers in the order of the listings: at most 20000 products and 5000 listings at once.")
    @APIResponse(responseCode = "200", description = "For each listing matched, candidates or not-ours, and why")
    @APIResponse(responseCode = "400", description = "An id or a name is missing or comes twice, or a field is no text")
    @APIResponse(responseCode = "413", description = "More than 20000 products or 5000 listings")
    public List<MatchView> match(@NotNull MatchRequest request) {
        if (request.catalogue() == null || request.listings() == null) {
            throw Problem.invalid(request.catalogue() == null ? "catalogue" : "listings", "a list of objects");
        }
        if (request.catalogue().size() > MAX_PRODUCTS || request.listings().size() > MAX_LISTINGS) {
            throw Problem.tooLarge("At most " + MAX_PRODUCTS + " products and " + MAX_LISTINGS + " listings at once.");
        }
        var index = CatalogueIndex.of(products(request.catalogue()));
        var answers = new ArrayList<MatchView>();
        for (var at = 0; at < request.listings().size(); at++) {
            var where = "listings[" + at + "]";
            var fields = request.listings().get(at);
            var offer = FreeFields.offer(fields, where);
            var identifiers = new Identifiers(offer.brand(), offer.gtin(), offer.model(), null);
            answers.add(MatchView.of(id(fields, where), index.match(offer.title(), identifiers)));
        }
        return answers;
    }

    private static List<KnownProduct> products(List<@Nullable Map<String, Object>> catalogue) {
        var products = new ArrayList<KnownProduct>();
        var ids = new HashSet<String>();
        for (var at = 0; at < catalogue.size(); at++) {
            var where = "catalogue[" + at + "]";
            var fields = catalogue.get(at);
            var offer = FreeFields.offer(fields, where);
            var id = id(fields, where);
            if (offer.title().isBlank() || !ids.add(id)) {
                throw Problem.invalid(where, "a product with a name and an id of its own");
            }
            products.add(new KnownProduct(
                    new UUID(0, at),
                    id,
                    offer.title(),
                    offer.brand(),
                    List.of(),
                    offer.gtin() == null ? List.of() : List.of(offer.gtin()),
                    offer.model() == null ? List.of() : List.of(offer.model()),
                    true,
                    null,
                    null));
        }
        return products;
    }

    private static String id(@Nullable Map<String, Object> fields, String where) {
        var id = fields == null ? null : fields.get("id");
        if (id == null || id.toString().isBlank()) {
            throw Problem.invalid(where + ".id", "what the caller calls it");
        }
        return id.toString();
    }

    @Schema(title = "Listings to match", examples = """
            {"catalogue":[{"id":"X100","name":"Orbit X100 camera","brand":"Orbit","model":"X100"}],
             "listings":[{"id":"1","title":"Orbit X-100 camera, 2-pack","price":"199.00"}]}""")
    record MatchRequest(
            @Nullable List<@Nullable Map<String, Object>> catalogue,
            @Nullable List<@Nullable Map<String, Object>> listings) {}

    /**
     * Which product a listing offers.
     *
     * @param outcome {@code matched}, {@code candidates} or {@code not-ours}
     * @param confidence of a match from 0 to 1; 0 where a person has to look or nothing is ours
     */
    @Schema(name = "ProductMatch")
    record MatchView(
            String id,
            String outcome,
            List<String> products,
            int packMultiple,
            double confidence,
            List<String> reasons) {

        static MatchView of(String id, MatchResult match) {
            return switch (match) {
                case Matched(var product, var packs, var confidence, var reasons) ->
                    new MatchView(id, "matched", List.of(product.code()), packs, confidence, reasons);
                case Candidates(var products, var reasons) ->
                    new MatchView(
                            id,
                            "candidates",
                            products.stream().map(KnownProduct::code).toList(),
                            1,
                            0,
                            reasons);
                case NotOurs(var reasons) -> new MatchView(id, "not-ours", List.of(), 1, 0, reasons);
            };
        }
    }
}
