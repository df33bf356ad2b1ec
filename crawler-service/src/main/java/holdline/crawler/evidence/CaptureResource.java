package holdline.crawler.evidence;

import holdline.web.Caller;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/captures")
@Tag(name = "Captures", description = "Pages kept as evidence")
class CaptureResource {

    private final CaptureStore store;
    private final Captures captures;
    private final Caller caller;

    CaptureResource(CaptureStore store, Captures captures, Caller caller) {
        this.store = store;
        this.captures = captures;
        this.caller = caller;
    }

    @GET
    @Path("{sha256}")
    @RolesAllowed(Roles.VIEWER)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
    @Operation(
            summary = "Download a page as it was served",
            description = "Always an attachment, never rendered: the page is somebody else's and may be hostile.")
    @APIResponse(responseCode = "200", description = "The bytes")
    @APIResponse(responseCode = "404", description = "No such capture of a listing you watched")
    public Response get(@PathParam("sha256") String sha256) {
        var file = store.find(sha256)
                .filter(_ -> captures.mayRead(sha256, caller.tenant()))
                .orElseThrow(() -> Problem.notFound("capture", sha256));
        return Response.ok(file.toFile(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + sha256 + ".bin\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }
}
