package holdline.crawler.fleet;

import holdline.web.Cursor;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/fleet")
@Tag(name = "Fleet", description = "For those who run the crawlers")
class FleetResource {

    private final Fleet fleet;

    FleetResource(Fleet fleet) {
        this.fleet = fleet;
    }

    @GET
    @RolesAllowed(Roles.CRAWLER_OPERATOR)
    @Operation(
            summary = "See why a host is quiet",
            description = "Backlog and leases of the whole fleet, and hosts by name, a page at a time.")
    public FleetView look(@BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.part(0)).orElse("");
        return fleet.look(after, page.limit(), host -> Cursor.of(host).encoded());
    }

    @GET
    @Path("hosts/{name}")
    @RolesAllowed(Roles.CRAWLER_OPERATOR)
    @Operation(summary = "Look at one host", description = "With the queues of the brands there, in their order.")
    @APIResponse(responseCode = "404", description = "No page of this host is known")
    public FleetView.HostDetail host(@PathParam("name") String name) {
        var host = name.toLowerCase(Locale.ROOT);
        return fleet.host(host).orElseThrow(() -> Problem.notFound("host", host));
    }
}
