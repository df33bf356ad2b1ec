package holdline.cases.complaint;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Drafted complaints over HTTP. Nobody writes one here: only the gate's allowance does. */
@Path("/api/complaints")
@Tag(name = "Complaints", description = "Drafts on a ground the legal-basis gate allowed, with its evidence complete")
class ComplaintResource {

    private final Caller caller;
    private final Complaints complaints;

    ComplaintResource(Caller caller, Complaints complaints) {
        this.caller = caller;
        this.complaints = complaints;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List drafted complaints, newest first")
    public Page<ComplaintView> list(
            @Parameter(description = "Only those of this case") @QueryParam("case") @Nullable String caseId,
            @BeanParam PageRequest page) {
        var before = page.cursor(1).map(cursor -> cursor.uuid(0)).orElse(null);
        var drafts = complaints.page(caller.tenant(), id(caseId), before, page.limitAndOne());
        return Page.of(drafts, page, ComplaintView::of, draft -> Cursor.of(draft.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a drafted complaint with its ground and evidence")
    public ComplaintView get(@PathParam("id") UUID id) {
        return complaints
                .find(caller.tenant(), id)
                .map(ComplaintView::of)
                .orElseThrow(() -> Problem.notFound("complaint", id));
    }

    private static @Nullable UUID id(@Nullable String caseId) {
        if (caseId == null || caseId.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(caseId);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("case", "the id of a case");
        }
    }
}
