package holdline.pricing.catalogue;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/products")
@Tag(name = "Catalogue")
class ProductResource {

    private final Caller caller;
    private final Products products;
    private final KeepCatalogue catalogue;

    ProductResource(Caller caller, Products products, KeepCatalogue catalogue) {
        this.caller = caller;
        this.products = products;
        this.catalogue = catalogue;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Products in the order of their codes")
    public Page<ProductView> list(@BeanParam PageRequest page, @QueryParam("code") @Nullable String code) {
        if (code != null) {
            var found = products.of(caller.tenant(), code).stream().toList();
            return Page.of(found, page, ProductView::of, product -> Cursor.of(product.code));
        }
        var after = page.cursor(1).map(cursor -> cursor.part(0)).orElse("");
        var rows = products.after(caller.tenant(), after, page.limitAndOne());
        return Page.of(rows, page, ProductView::of, product -> Cursor.of(product.code));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One product")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductView.class)))
    public Response one(@PathParam("id") UUID id) {
        return shown(products.of(caller.tenant(), id).orElseThrow(() -> Problem.notFound("product", id)))
                .ok();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Enter a product")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ProductView.class)))
    public Response enter(@Valid @NotNull ProductRequest request) {
        var product = catalogue.enter(caller.tenant(), request);
        return shown(product).created("/api/products/" + product.id);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Change a product; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ProductView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull ProductRequest request) {
        return shown(catalogue.change(caller.tenant(), id, ifMatch, request)).ok();
    }

    private static Versioned shown(Product product) {
        return new Versioned(ProductView.of(product), product.version);
    }
}
