package holdline.cases.playbook;

import holdline.web.Caller;
import holdline.web.ETags;
import holdline.web.Roles;
import holdline.web.Versioned;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tenant's playbook over HTTP. */
@Path("/api/playbook")
@Tag(name = "Playbook", description = "How the brand wants its cases run")
class PlaybookResource {

    private final Caller caller;
    private final Playbooks playbooks;
    private final SetPlaybook set;

    PlaybookResource(Caller caller, Playbooks playbooks, SetPlaybook set) {
        this.caller = caller;
        this.playbooks = playbooks;
        this.set = set;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show the playbook; the default until one is set")
    @APIResponse(
            responseCode = "200",
            description = "The playbook; the header ETag carries its version",
            content = @Content(schema = @Schema(implementation = PlaybookView.class)))
    public Response get() {
        var stored = playbooks.findById(caller.tenant());
        return stored == null ? shown(Playbook.DEFAULT, 0) : shown(stored.playbook(), stored.shownVersion());
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Set the playbook",
            description = "Holds for what happens from now on; deadlines that are set stay as they are.")
    @APIResponse(
            responseCode = "200",
            description = "The playbook as it is now",
            content = @Content(schema = @Schema(implementation = PlaybookView.class)))
    @APIResponse(responseCode = "412", description = "It has changed since the version in If-Match")
    public Response put(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull PlaybookView request) {
        var playbook = request.playbook();
        var version = set.set(caller.tenant(), playbook, current -> ETags.requireIfSent(ifMatch, current));
        return shown(playbook, version);
    }

    private static Response shown(Playbook playbook, long version) {
        return new Versioned(PlaybookView.of(playbook), version).ok();
    }
}
