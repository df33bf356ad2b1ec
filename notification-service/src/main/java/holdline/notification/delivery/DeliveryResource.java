package holdline.notification.delivery;

import holdline.web.Caller;
import holdline.web.Cursor;
import holdline.web.Page;
import holdline.web.PageRequest;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Deliveries over HTTP. */
@Path("/api/deliveries")
@Tag(name = "Deliveries", description = "What was, is or will be sent, with its text and what became of it.")
class DeliveryResource {

    private static final List<String> CHANNELS = List.of("email", "webhook", "platform-message");

    private final Deliveries deliveries;
    private final TakeInHand takeInHand;
    private final Caller caller;

    DeliveryResource(Deliveries deliveries, TakeInHand takeInHand, Caller caller) {
        this.deliveries = deliveries;
        this.takeInHand = takeInHand;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List deliveries, newest first")
    public Page<DeliveryView> list(
            @Parameter(description = "Only this case's") @QueryParam("case") @Nullable String caseId,
            @Parameter(description = "Only in this state, such as needs-contact") @QueryParam("state") @Nullable
                    String state,
            @Parameter(description = "Only by this channel: email, webhook or platform-message")
                    @QueryParam("channel")
                    @Nullable
                    String channel,
            @BeanParam PageRequest page) {
        var filter = new Deliveries.Filter(caseOf(caseId), stateOf(state), channelOf(channel));
        return Page.of(
                deliveries.page(caller.tenant(), filter, page),
                page,
                DeliveryView::of,
                delivery -> Cursor.of(delivery.createdAt(), delivery.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a delivery")
    public DeliveryView one(UUID id) {
        return deliveries
                .of(caller.tenant(), id)
                .map(DeliveryView::of)
                .orElseThrow(() -> Problem.notFound("delivery", id));
    }

    @POST
    @Path("/{id}/retry")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Try a bounced or given-up delivery again")
    @APIResponse(responseCode = "200", description = "It is pending again")
    @APIResponse(responseCode = "409", description = "It is in no state to be tried again; the detail says why")
    public DeliveryView retry(UUID id) {
        return DeliveryView.of(takeInHand.retry(caller.tenant(), id));
    }

    @POST
    @Path("/{id}/handed-over")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Note that a person passed a notice on",
            description = "For a delivery that needs a contact: its text was copied into the platform's own messages.")
    @APIResponse(responseCode = "200", description = "It is delivered")
    @APIResponse(responseCode = "409", description = "It does not wait for a person")
    public DeliveryView handedOver(UUID id) {
        return DeliveryView.of(takeInHand.handedOver(caller.tenant(), id));
    }

    private static @Nullable UUID caseOf(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("case", "a case's id");
        }
    }

    private static @Nullable DeliveryState stateOf(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(DeliveryState.values())
                .filter(state -> state.wireName().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "state",
                        "one of "
                                + Arrays.stream(DeliveryState.values())
                                        .map(DeliveryState::wireName)
                                        .toList()));
    }

    private static @Nullable String channelOf(@Nullable String text) {
        if (text != null && !CHANNELS.contains(text)) {
            throw Problem.invalid("channel", "one of " + CHANNELS);
        }
        return text;
    }
}
