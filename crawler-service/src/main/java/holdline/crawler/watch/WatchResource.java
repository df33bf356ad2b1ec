package holdline.crawler.watch;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Idempotent;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/watches")
@Tag(name = "Watches", description = "What is looked at, and how often")
class WatchResource {

    private final KeepWatches keep;
    private final ImportWatches imports;
    private final Caller caller;

    WatchResource(KeepWatches keep, ImportWatches imports, Caller caller) {
        this.keep = keep;
        this.imports = imports;
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
    @APIResponse(
            responseCode = "409",
            description = "You watch this address already (member watch), or your quota is used up (member quota)")
    public Response start(@NotNull @Valid WatchRequest request) {
        var view = keep.start(caller.tenant(), request);
        return Response.created(URI.create("/api/watches/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List your watches, oldest first",
            description = "Those you asked for; with foundBy, those that one of them led to.")
    public Page<WatchView> list(
            @Parameter(description = "Only this kind", example = "search") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Only in this state: active or paused", example = "paused")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only on this host", example = "item.jd.com") @QueryParam("host") @Nullable
                    String host,
            @Parameter(description = "Only with this text in the address", example = "lanting")
                    @QueryParam("text")
                    @Nullable
                    String text,
            @Parameter(description = "What this watch led to", example = "42") @QueryParam("foundBy") @Nullable
                    String foundBy,
            @BeanParam PageRequest page) {
        var filter = new Watches.Filter(
                kind == null ? null : WatchKind.named(kind),
                state == null ? null : isPaused(state),
                host == null ? null : host.toLowerCase(Locale.ROOT),
                text == null ? null : text.toLowerCase(Locale.ROOT),
                foundBy == null ? null : number(foundBy));
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var found = keep.page(caller.tenant(), filter, after, page.limitAndOne());
        return Page.of(found, page, view -> view, view -> Cursor.of(view.id()));
    }

    private static boolean isPaused(String state) {
        return switch (state) {
            case "active" -> false;
            case "paused" -> true;
            default -> throw Problem.invalid("state", "active or paused");
        };
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException _) {
            throw Problem.invalid("foundBy", "the id of a watch");
        }
    }

    @POST
    @Path("import")
    @RolesAllowed(Roles.OPERATOR)
    @Consumes({"text/csv", MediaType.TEXT_PLAIN})
    @RequestBody(
            description = "A header line and at most 5000 rows, 2 MiB; columns kind, url and optionally every, pages,"
                    + " listings, follow",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "two watches", value = ImportWatches.EXAMPLE)))
    @Operation(
            summary = "Import watches",
            description =
                    "Good rows are kept, bad rows are named with their line and reason. The same file again starts"
                            + " nothing twice.")
    @APIResponse(
            responseCode = "200",
            description = "What became of the rows",
            content = @Content(schema = @Schema(implementation = ImportWatches.Imported.class)))
    @APIResponse(responseCode = "413", description = "More than 2 MiB or 5000 rows")
    public ImportWatches.Imported importAll(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Nullable InputStream table)
            throws IOException {
        var bytes = table == null ? new byte[0] : table.readNBytes(ImportWatches.MAX_BYTES + 1);
        return imports.importAll(caller.tenant(), bytes, contentType);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Read one watch")
    public WatchView get(@PathParam("id") long id) {
        return keep.one(caller.tenant(), id);
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Pause a watch",
            description = "The address is visited no more for you; pausing again changes nothing.")
    public WatchView pause(@PathParam("id") long id) {
        return keep.pause(caller.tenant(), id);
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Resume a paused watch")
    public WatchView resume(@PathParam("id") long id) {
        return keep.resume(caller.tenant(), id);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "End a watch",
            description = "What it led to ends with it. Captures made while it lasted stay readable.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "409", description = "Discovered by another watch (member foundBy)")
    public void end(@PathParam("id") long id) {
        keep.end(caller.tenant(), id);
    }
}
