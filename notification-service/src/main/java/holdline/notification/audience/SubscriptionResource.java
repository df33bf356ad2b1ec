package holdline.notification.audience;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Idempotent;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscriptions over HTTP. */
@Path("/api/subscriptions")
@Tag(name = "Subscriptions", description = "What the brand's own people and systems hear about their cases.")
class SubscriptionResource {

    private final Subscriptions subscriptions;
    private final KeepSubscriptions keepSubscriptions;
    private final Caller caller;

    SubscriptionResource(Subscriptions subscriptions, KeepSubscriptions keepSubscriptions, Caller caller) {
        this.subscriptions = subscriptions;
        this.keepSubscriptions = keepSubscriptions;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Subscribe a mailbox or a webhook",
            description =
                    "The answer for a webhook shows its signing secret, this once, even if the request is repeated under"
                            + " its Idempotency-Key; a lost secret means ending the subscription and making another."
                            + " Calls follow Standard Webhooks.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Response add(@NotNull @Valid SubscriptionRequest request) {
        var view = SubscriptionView.withSecret(keepSubscriptions.add(caller.tenant(), request));
        return Response.created(URI.create("/api/subscriptions/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List subscriptions, oldest first")
    public Page<SubscriptionView> list(@BeanParam PageRequest page) {
        return Page.of(
                subscriptions.page(caller.tenant(), page),
                page,
                SubscriptionView::of,
                subscription -> Cursor.of(subscription.createdAt(), subscription.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a subscription")
    public SubscriptionView one(UUID id) {
        return subscriptions
                .of(caller.tenant(), id)
                .map(SubscriptionView::of)
                .orElseThrow(() -> Problem.notFound("subscription", id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "End a subscription", description = "What was not sent yet is not sent any more.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(UUID id) {
        keepSubscriptions.end(caller.tenant(), id);
    }
}
