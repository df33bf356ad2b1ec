package holdline.crawler.listing;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/listings")
@Tag(name = "Listings", description = "Listings as last seen")
class ListingResource {

    private static final Set<String> OUTCOMES = Set.of(
            "observed", "not-modified", "gone", "sold-out", "blocked", "challenge", "unrecognised", "unreachable");

    private final Listings listings;
    private final Caller caller;

    ListingResource(Listings listings, Caller caller) {
        this.listings = listings;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List what your watches have seen", description = "Listings on searched pages included.")
    public Page<ListingView> list(
            @Parameter(description = "Only this platform", example = "jd.com") @QueryParam("platform") @Nullable
                    String platform,
            @Parameter(description = "Only listings whose last visit ended so", example = "blocked")
                    @QueryParam("outcome")
                    @Nullable
                    String outcome,
            @BeanParam PageRequest page) {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw Problem.invalid(
                    "outcome",
                    "one of " + String.join(", ", OUTCOMES.stream().sorted().toList()));
        }
        var after = page.cursor(1).map(cursor -> cursor.part(0)).orElse(null);
        var found = listings.page(caller.tenant(), platform, outcome, after, page.limitAndOne());
        return Page.of(found, page, view -> view, view -> Cursor.of(view.id()));
    }

    @GET
    @Path("{id: .+}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Read one listing",
            description = "The id is percent-encoded: it contains a colon and may contain slashes.")
    public ListingView get(@PathParam("id") String id) {
        return listings.find(id, caller.tenant()).orElseThrow(() -> Problem.notFound("listing", id));
    }
}
