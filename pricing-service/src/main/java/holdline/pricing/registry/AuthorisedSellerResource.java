package holdline.pricing.registry;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Idempotent;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import holdline.web.Versioned;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/authorised-sellers")
@Tag(name = "Registry")
class AuthorisedSellerResource {

    private final Caller caller;
    private final AuthorisedSellers sellers;
    private final KeepRegistry registry;

    AuthorisedSellerResource(Caller caller, AuthorisedSellers sellers, KeepRegistry registry) {
        this.caller = caller;
        this.sellers = sellers;
        this.registry = registry;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The registry, ended entries included, by platform and shop")
    public Page<AuthorisedSellerView> list(@BeanParam PageRequest page) {
        var tenant = caller.tenant();
        var rows = page.cursor(3)
                .map(after -> sellers.after(tenant, after.part(0), after.part(1), after.uuid(2), page.limitAndOne()))
                .orElseGet(() -> sellers.first(tenant, page.limitAndOne()));
        return Page.of(
                rows, page, AuthorisedSellerView::of, seller -> Cursor.of(seller.platform, seller.shopId, seller.id));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One entry of the registry")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorisedSellerView.class)))
    public Response one(@PathParam("id") UUID id) {
        return shown(sellers.of(caller.tenant(), id).orElseThrow(() -> Problem.notFound("authorised seller", id)))
                .ok();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Enter an authorised seller")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AuthorisedSellerView.class)))
    public Response enter(@Valid @NotNull AuthorisedSellerRequest request) {
        var seller = registry.enter(caller.tenant(), request);
        return shown(seller).created("/api/authorised-sellers/" + seller.id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Change an entry; needs If-Match")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AuthorisedSellerView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull AuthorisedSellerRequest request) {
        return shown(registry.change(caller.tenant(), id, ifMatch, request)).ok();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "End an authorisation now; the entry stays, so that the shop is known as a former dealer")
    @APIResponse(responseCode = "204", description = "It has ended")
    public void end(@PathParam("id") UUID id) {
        registry.end(caller.tenant(), id);
    }

    private static Versioned shown(AuthorisedSeller seller) {
        return new Versioned(AuthorisedSellerView.of(seller), seller.version);
    }
}
