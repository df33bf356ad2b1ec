package holdline.pricing.dryrun;

import holdline.pricing.waterfall.Checkout;
import holdline.pricing.waterfall.StackingRules;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/dry-run/waterfall")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Dry runs")
class WaterfallResource {

    @POST
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Price a basket",
            description =
                    "What one buyer pays for one order. Without a platform every promotion listed is taken to apply"
                            + " beside the others; with one its stacking rules hold.")
    @APIResponse(responseCode = "200", description = "The steps from the page prices to what is paid")
    @APIResponse(responseCode = "400", description = "An item or a promotion is wrong; the answer names the field")
    public WaterfallView waterfall(@NotNull @Valid WaterfallRequest request) {
        var rules = StackingRules.shipped();
        var stacking = request.platform() == null ? rules.asListed() : rules.of(request.platform());
        var outcome = Checkout.price(request.basket(), request.terms(), request.whoBuys(), request.at(), stacking);
        return WaterfallView.of(outcome);
    }
}
