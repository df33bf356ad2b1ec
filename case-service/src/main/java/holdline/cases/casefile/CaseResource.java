package holdline.cases.casefile;

import holdline.cases.complaint.Complaints;
import holdline.cases.lifecycle.Decision;
import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.ETags;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Cases over HTTP. */
@Path("/api/cases")
@Tag(name = "Cases", description = "One seller against one brand, from the first violation to the end")
class CaseResource {

    private final Caller caller;
    private final Cases cases;
    private final Complaints complaints;
    private final CommandCase command;

    CaseResource(Caller caller, Cases cases, Complaints complaints, CommandCase command) {
        this.caller = caller;
        this.cases = cases;
        this.complaints = complaints;
        this.command = command;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List cases, newest first")
    public Page<CaseSummary> list(
            @Parameter(
                            description = "Only cases in this state: opened, noticing, waiting, rechecking, monitoring,"
                                    + " complaint-drafted, paused or closed",
                            example = "monitoring")
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only sellers of this marketplace", example = "jd.com")
                    @QueryParam("platform")
                    @Nullable
                    String platform,
            @Parameter(description = "Only this shop") @QueryParam("shopId") @Nullable String shopId,
            @BeanParam PageRequest page) {
        var filter = new Cases.Filter(status(state), platform, shopId);
        var before = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        var rows = cases.page(caller.tenant(), filter, before, page.limitAndOne());
        return Page.of(rows, page, CaseSummary::of, row -> Cursor.of(row.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a case: state, seller, violations, what the gate said, complaints, next deadline")
    @APIResponse(
            responseCode = "200",
            description = "The case; the header ETag carries its version",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "404", description = "No such case")
    public Response get(@PathParam("id") UUID id) {
        return shown(id);
    }

    @POST
    @Path("/{id}/commands")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @Operation(
            summary = "Command a case",
            description = "`verify` says that a person has looked, so that the notice need not wait. `pause` stops"
                    + " clocks and notices, `resume` lets them go on. `close` ends the case; a case is cured by"
                    + " observation only. No command files a complaint about a price, because none can.")
    @APIResponse(
            responseCode = "200",
            description = "Done; the case as it is now",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "404", description = "No such case")
    @APIResponse(responseCode = "409", description = "Not legal now: `detail` says why, `legalMoves` what is")
    @APIResponse(responseCode = "412", description = "The case has changed since the version in If-Match")
    public Response command(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull CommandRequest request) {
        var decision = command.command(
                        caller.tenant(),
                        id,
                        request.meant(),
                        caller.name(),
                        version -> ETags.requireIfSent(ifMatch, version))
                .orElseThrow(() -> Problem.notFound("case", id));
        return switch (decision) {
            case Decision.Refused(var reason, var legalMoves) ->
                throw Problem.refused("Refused: " + reason + ".")
                        .with("reason", reason)
                        .with("legalMoves", legalMoves);
            case Decision.Moved _, Decision.Ignored _ -> shown(id);
        };
    }

    private Response shown(UUID id) {
        var tenant = caller.tenant();
        var row = cases.find(tenant, id).orElseThrow(() -> Problem.notFound("case", id));
        var view = CaseView.of(
                row,
                cases.violations(id, CaseView.MOST_VIOLATIONS),
                cases.latestDecision(id),
                complaints.ofCase(tenant, id));
        return new Versioned(view, row.version()).ok();
    }

    private static @Nullable CaseStatus status(@Nullable String state) {
        if (state == null || state.isEmpty()) {
            return null;
        }
        return CaseStatus.named(state).orElseThrow(() -> Problem.invalid("state", "one of " + CaseStatus.names()));
    }
}
