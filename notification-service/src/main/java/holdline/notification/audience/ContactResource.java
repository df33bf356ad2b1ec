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

/** Sellers' addresses over HTTP. */
@Path("/api/contacts")
@Tag(name = "Contacts", description = "Where sellers' notices go. Personal data: kept here, and nowhere else.")
class ContactResource {

    private final Contacts contacts;
    private final KeepContacts keepContacts;
    private final Caller caller;

    ContactResource(Contacts contacts, KeepContacts keepContacts, Caller caller) {
        this.contacts = contacts;
        this.keepContacts = keepContacts;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Add a seller's address", description = "Notices that waited for it are sent.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = ContactView.class)))
    @APIResponse(responseCode = "409", description = "The seller has a contact already")
    public Response add(@NotNull @Valid ContactRequest request) {
        var view = ContactView.of(keepContacts.add(caller.tenant(), request));
        return Response.created(URI.create("/api/contacts/" + view.id()))
                .entity(view)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List sellers' addresses, oldest first")
    public Page<ContactView> list(@BeanParam PageRequest page) {
        return Page.of(
                contacts.page(caller.tenant(), page),
                page,
                ContactView::of,
                contact -> Cursor.of(contact.createdAt(), contact.id()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a seller's address")
    public ContactView one(UUID id) {
        return contacts.of(caller.tenant(), id).map(ContactView::of).orElseThrow(() -> Problem.notFound("contact", id));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Forget a seller's address",
            description = "It is gone for good. Notices not yet sent wait for another address.")
    @APIResponse(responseCode = "204", description = "Forgotten")
    public void forget(UUID id) {
        keepContacts.forget(caller.tenant(), id);
    }
}
