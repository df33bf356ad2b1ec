package holdline.pricing.policy;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Idempotent;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import holdline.web.Versioned;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/policies")
@Tag(name = "Policies")
class PolicyResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Caller caller;
    private final PolicyVersions policies;
    private final ChangePolicies changes;

    PolicyResource(Caller caller, PolicyVersions policies, ChangePolicies changes) {
        this.caller = caller;
        this.policies = policies;
        this.changes = changes;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Policies, each in the version in force")
    public Page<PolicyView> list(@BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(BEFORE_ALL);
        var rows = policies.after(caller.tenant(), after, page.limitAndOne());
        return Page.of(rows, page, PolicyView::of, policy -> Cursor.of(policy.key.policy()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "One policy, in the version in force")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response one(@PathParam("id") UUID id) {
        return shown(policies.inForce(caller.tenant(), id).orElseThrow(() -> Problem.notFound("policy", id)))
                .ok();
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "All versions of a policy, newest first")
    public Page<PolicyView> versions(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        var below = page.cursor(1)
                .map(cursor -> Math.toIntExact(Math.min(cursor.number(0), Integer.MAX_VALUE)))
                .orElse(Integer.MAX_VALUE);
        var rows = policies.versions(caller.tenant(), id, below, page.limitAndOne());
        if (rows.isEmpty() && below == Integer.MAX_VALUE) {
            throw Problem.notFound("policy", id);
        }
        return Page.of(rows, page, PolicyView::of, policy -> Cursor.of(policy.key.version()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(summary = "Make a policy; 409 when another of its kind could hold at the same time for the same scope")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response make(@Valid @NotNull PolicyRequest request) {
        var policy = changes.make(caller.tenant(), request);
        return shown(policy).created("/api/policies/" + policy.key.policy());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Make the next version of a policy; needs If-Match")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull PolicyRequest request) {
        return shown(changes.change(caller.tenant(), id, ifMatch, request)).ok();
    }

    private static Versioned shown(PolicyVersion policy) {
        return new Versioned(PolicyView.of(policy), policy.key.version());
    }
}
