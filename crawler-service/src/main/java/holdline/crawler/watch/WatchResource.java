package holdline.crawler.watch;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Idempotent;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/watches")
@Tag(name = "Watches", description = "What is looked at, and how often")
class WatchResource {

    private final KeepWatches keep;
    private final Caller caller;

    WatchResource(KeepWatches keep, Caller caller) {
        this.keep = keep;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Watch an address",
            description = "The same address watched by several tenants is visited once for all of them.")
    @APIResponse(
            responseCode = "201",
            description = "The watch; its first visit is due now",
            content = @Content(schema = @Schema(implementation = WatchView.class)))
    @APIResponse(responseCode = "409", description = "You watch this address already")
    public Response start(@NotNull @Valid WatchRequest request) {
        var view = view(keep.start(caller.tenant(), request));
        return Response.created(URI.create("/api/watches/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List your watches, oldest first")
    public Page<WatchView> list(@BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var found = keep.page(caller.tenant(), after, page.limitAndOne());
        return Page.of(found, page, this::view, watch -> Cursor.of(watch.id()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Read one watch")
    public WatchView get(@PathParam("id") long id) {
        return view(keep.one(caller.tenant(), id));
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Pause a watch",
            description = "The address is visited no more for you; pausing again changes nothing.")
    public WatchView pause(@PathParam("id") long id) {
        return view(keep.pause(caller.tenant(), id));
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Resume a paused watch")
    public WatchView resume(@PathParam("id") long id) {
        return view(keep.resume(caller.tenant(), id));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "End a watch", description = "Captures made while it lasted stay readable.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(@PathParam("id") long id) {
        keep.end(caller.tenant(), id);
    }

    private WatchView view(Watch watch) {
        return WatchView.of(watch, keep.listingOf(watch));
    }
}
