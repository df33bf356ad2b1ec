package holdline.notification.audience;

import holdline.notification.wording.Sender;
import holdline.web.Caller;
import holdline.web.Roles;
import holdline.web.Versioned;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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

/** A tenant's letterhead over HTTP. */
@Path("/api/letterhead")
@Tag(name = "Letterhead", description = "In whose name letters are written, and where readers answer.")
class LetterheadResource {

    private final Letterheads letterheads;
    private final KeepLetterhead keepLetterhead;
    private final Caller caller;

    LetterheadResource(Letterheads letterheads, KeepLetterhead keepLetterhead, Caller caller) {
        this.letterheads = letterheads;
        this.keepLetterhead = keepLetterhead;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show the letterhead; the default one when none was set")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LetterheadValue.class)))
    public Response show() {
        var tenant = caller.tenant();
        return letterheads
                .findByIdOptional(tenant)
                .map(LetterheadResource::answer)
                .orElseGet(() -> Response.ok(LetterheadValue.of(letterheads.plain(tenant)))
                        .build());
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Set the letterhead", description = "Letters routed from now on carry it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LetterheadValue.class)))
    public Response set(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull @Valid LetterheadValue value) {
        return answer(keepLetterhead.set(caller.tenant(), ifMatch, value.brand(), value.contact()));
    }

    private static Response answer(Letterhead letterhead) {
        return new Versioned(LetterheadValue.of(letterhead.sender()), letterhead.version()).ok();
    }

    /** A letterhead as people write it. */
    @Schema(title = "Letterhead", examples = """
            {"brand":"岚亭","contact":"partners@example.com"}""")
    record LetterheadValue(
            @Schema(description = "The brand as readers know it, on one line")
            @NotBlank
            @Size(max = 60)
            @Pattern(regexp = "[^\\p{Cntrl}]*", message = "must be one line without control characters")
            String brand,

            @Schema(description = "Where readers answer") @NotNull @EmailAddress
            String contact) {

        static LetterheadValue of(Sender sender) {
            return new LetterheadValue(sender.brand(), sender.contact());
        }
    }
}
