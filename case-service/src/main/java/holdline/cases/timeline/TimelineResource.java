package holdline.cases.timeline;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A case's timeline over HTTP. */
@Path("/api/cases/{id}/timeline")
@Tag(name = "Cases")
class TimelineResource {

    private final Caller caller;
    private final Timeline timeline;

    TimelineResource(Caller caller, Timeline timeline) {
        this.caller = caller;
        this.timeline = timeline;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Read what befell a case, oldest first")
    public Page<TimelineView> read(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var entries = timeline.page(caller.tenant(), id, after.intValue(), page.limitAndOne());
        if (entries.isEmpty() && after == 0) {
            // Every case has an entry: it was opened.
            throw Problem.notFound("case", id);
        }
        return Page.of(entries, page, TimelineView::of, entry -> Cursor.of(entry.entry()));
    }
}
