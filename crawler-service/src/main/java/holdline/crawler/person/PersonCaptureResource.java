package holdline.crawler.person;

import holdline.crawler.watch.KeepWatches;
import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/person-captures")
@Tag(name = "Person captures", description = "Live rooms and walled pages, captured by people")
class PersonCaptureResource {

    private final HandIn handIn;
    private final RecordHandedIn captures;
    private final KeepWatches watches;
    private final Caller caller;
    private final InstantSource clock;

    PersonCaptureResource(
            HandIn handIn, RecordHandedIn captures, KeepWatches watches, Caller caller, InstantSource clock) {
        this.handIn = handIn;
        this.captures = captures;
        this.watches = watches;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            summary = "Hand in what you captured",
            description =
                    "A saved page is read like a visited one. A screenshot is kept as evidence and not read: state"
                            + " what it shows. What you state fills what the page leaves open, and is marked as stated. The very"
                            + " same upload again changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "Kept, read and told",
            content = @Content(schema = @Schema(implementation = PersonCaptureView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same was handed in before",
            content = @Content(schema = @Schema(implementation = PersonCaptureView.class)))
    @APIResponse(responseCode = "409", description = "Your quota of watches is used up (member quota)")
    @APIResponse(responseCode = "413", description = "A file larger than 8 MiB")
    public Response take(@BeanParam PersonCaptureForm form) {
        var upload = form.checked(caller.tenant(), caller.name(), watches.normal(form.address()), clock.instant());
        var taken = handIn.take(upload);
        return taken.at("/api/person-captures/" + taken.view().id());
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List what your people captured, oldest first")
    public Page<PersonCaptureView> list(@BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var found = captures.page(caller.tenant(), after, page.limitAndOne());
        return Page.of(found, page, capture -> capture, capture -> Cursor.of(capture.id()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Read one capture")
    public PersonCaptureView get(@PathParam("id") long id) {
        return captures.one(caller.tenant(), id);
    }
}
