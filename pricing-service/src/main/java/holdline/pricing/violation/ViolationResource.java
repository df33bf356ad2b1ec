package holdline.pricing.violation;

import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.events.Signal;
import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import holdline.web.Versioned;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/violations")
@Tag(name = "Violations")
class ViolationResource {

    private final Caller caller;
    private final Violations violations;
    private final RetractViolation retraction;

    ViolationResource(Caller caller, Violations violations, RetractViolation retraction) {
        this.caller = caller;
        this.violations = violations;
        this.retraction = retraction;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Violations, newest first")
    public Page<ViolationView> list(
            @BeanParam PageRequest page,
            @QueryParam("signal") @Parameter(example = "low-price") @Nullable String signal,
            @QueryParam("state") @Parameter(example = "open") @Nullable String state,
            @QueryParam("listing") @Parameter(example = "shop.example:1001") @Nullable String listing) {
        var before = page.cursor(1).map(cursor -> cursor.number(0)).orElse(Long.MAX_VALUE);
        var rows = violations.newest(
                caller.tenant(),
                before,
                one(Signal.class, "signal", signal),
                one(Episode.State.class, "state", state),
                listing,
                page.limitAndOne());
        return Page.of(rows, page, ViolationView::of, row -> Cursor.of(row.seq()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One violation, with waterfall, policy, match and evidence")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ViolationView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(violations.of(caller.tenant(), id).orElseThrow(() -> Problem.notFound("violation", id)));
    }

    @POST
    @Path("/{id}/retract")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Say that it never was a violation; 409 when that has been said before")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ViolationView.class)))
    public Response retract(@PathParam("id") UUID id, @Valid @NotNull RetractRequest request) {
        return answer(retraction.retract(caller.tenant(), id, request.reason()));
    }

    private static Response answer(StoredViolation violation) {
        return new Versioned(ViolationView.of(violation), violation.version()).ok();
    }

    /** The constant with this wire name. */
    private static <E extends Enum<E>> @Nullable E one(Class<E> type, String field, @Nullable String wireName) {
        if (wireName == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        field,
                        "one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(ViolationResource::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Schema(title = "Retraction", examples = """
            {"reason":"The shop sold a used sample, not our product"}""")
    record RetractRequest(
            @JsonProperty("reason") @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "must be text")
            String reason) {}
}
