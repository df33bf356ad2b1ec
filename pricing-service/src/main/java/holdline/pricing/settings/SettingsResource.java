package holdline.pricing.settings;

import holdline.pricing.settings.ChangeSettings.Current;
import holdline.web.Caller;
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

@Path("/api/settings")
@Tag(name = "Settings")
class SettingsResource {

    private final Caller caller;
    private final ChangeSettings settings;

    SettingsResource(Caller caller, ChangeSettings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "The brand's settings")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response current() {
        return answer(settings.current(caller.tenant()));
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Change settings; If-Match is heeded when sent")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SettingsView.class)))
    public Response change(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull SettingsRequest request) {
        return answer(settings.change(caller.tenant(), ifMatch, request));
    }

    private static Response answer(Current current) {
        return new Versioned(current.settings(), current.version()).ok();
    }
}
