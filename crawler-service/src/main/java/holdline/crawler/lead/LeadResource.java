package holdline.crawler.lead;

import holdline.crawler.discover.ContentKind;
import holdline.crawler.evidence.KeepUpload;
import holdline.crawler.evidence.Kept;
import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Reading leads takes an operator, not only a viewer: notes may hold personal data. */
@Path("/api/leads")
@Tag(name = "Leads", description = "What dealers, consumers and employees point out (举报线索)")
class LeadResource {

    private final TakeLead leads;
    private final KeepUpload pictures;
    private final Caller caller;
    private final InstantSource clock;

    LeadResource(TakeLead leads, KeepUpload pictures, Caller caller, InstantSource clock) {
        this.leads = leads;
        this.pictures = pictures;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take a lead",
            description =
                    "The address becomes a watch, or joins the one you have; another spelling is the same address."
                            + " The same address again adds a report to the lead, and the very same report changes nothing.")
    @APIResponse(
            responseCode = "201",
            description = "A new lead",
            content = @Content(schema = @Schema(implementation = LeadView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The lead there was, with this report",
            content = @Content(schema = @Schema(implementation = LeadView.class)))
    @APIResponse(responseCode = "409", description = "Your quota of watches is used up (member quota)")
    public Response take(@NotNull @Valid LeadRequest request) {
        var tenant = caller.tenant();
        var taken = leads.take(tenant, request, kept(request));
        return taken.at("/api/leads/" + taken.view().id());
    }

    private @Nullable Kept kept(LeadRequest request) {
        var picture = request.picture();
        if (picture == null) {
            return null;
        }
        var bytes = decoded(picture);
        var kind = ContentKind.of(bytes);
        if (!kind.isPicture()) {
            throw noPicture();
        }
        return pictures.keep(request.url(), bytes, kind.mediaType(), clock.instant(), caller.name());
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw noPicture();
        }
    }

    private static Problem noPicture() {
        return Problem.invalid("picture", "a PNG, JPEG, GIF or WebP picture in base64");
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "List your leads, oldest first")
    public Page<LeadView> list(@BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var found = leads.page(caller.tenant(), after, page.limitAndOne());
        return Page.of(found, page, lead -> lead, lead -> Cursor.of(lead.id()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Read one lead")
    public LeadView get(@PathParam("id") long id) {
        return leads.one(caller.tenant(), id);
    }
}
