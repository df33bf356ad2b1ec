package holdline.crawler.fleet;

import holdline.web.PageRequest;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            description =
                    "Backlog and leases of the whole fleet, and hosts by name. The cursor is the last host's name.")
    public FleetView look(@BeanParam PageRequest page) {
        return fleet.look(page.cursor(1).map(cursor -> cursor.part(0)).orElse(null), page.limit());
    }
}
