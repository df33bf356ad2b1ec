package holdline.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Fails in every way a resource can, and does each shared thing once. */
@Path("/api/things")
class ThingResource {

    static final AtomicInteger POSTED = new AtomicInteger();

    private final Caller caller;
    private final Things things;

    ThingResource(Caller caller, Things things) {
        this.caller = caller;
        this.things = things;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Page<ThingView> list(@BeanParam PageRequest page) throws Exception {
        var after = page.cursor(1).map(cursor -> cursor.number(0)).orElse(0L);
        var rows = things.after(caller.tenant(), after, page.limitAndOne());
        return Page.of(rows, page, row -> new ThingView(row.number(), row.name()), row -> Cursor.of(row.number()));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    public Response add(@Valid @NotNull ThingRequest request) throws Exception {
        POSTED.incrementAndGet();
        var number = things.add(caller.tenant(), request.name(), request.delayMillis());
        if (request.name().startsWith("refuse")) {
            throw Problem.refused("It is refused.").with("legalMoves", List.of("close"));
        }
        return Response.created(URI.create("/api/things/" + number))
                .tag(ETags.of(1))
                .entity(new ThingView(number, request.name()))
                .build();
    }

    @POST
    @Path("/plain")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    @ResponseStatus(202)
    public ThingView addPlain(@Valid @NotNull ThingRequest request) throws Exception {
        return new ThingView(things.add(caller.tenant(), request.name(), 0), request.name());
    }

    @POST
    @Path("/guarded")
    @RolesAllowed(Roles.OPERATOR)
    @Idempotent
    public GuardedThingView addGuarded(@Valid @NotNull ThingRequest request) throws Exception {
        return new GuardedThingView(things.add(caller.tenant(), request.name(), 0), "whisper");
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public void change(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        ETags.require(ifMatch, 7);
    }

    @GET
    @Path("/by-time")
    @RolesAllowed(Roles.VIEWER)
    public String byTime(@QueryParam("since") @Nullable Instant since) {
        return String.valueOf(since);
    }

    @GET
    @Path("/broken")
    @RolesAllowed(Roles.VIEWER)
    public String broken() {
        throw new IllegalStateException("secret inner detail");
    }

    @GET
    @Path("/stale")
    @RolesAllowed(Roles.VIEWER)
    public String stale() {
        throw new RuntimeException("at commit", new OptimisticLockException("row 17"));
    }

    @GET
    @Path("/whoami")
    @RolesAllowed({Roles.VIEWER, Roles.CRAWLER_OPERATOR})
    public Map<String, Object> whoami() {
        return Map.of("tenant", caller.tenant(), "name", caller.name(), "approver", caller.is(Roles.APPROVER));
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "nobody said who may see this";
    }

    record ThingView(long number, String name) {}

    record GuardedThingView(long number, @ShownOnce String secret) {}

    record ThingRequest(
            @NotBlank String name,
            @PositiveOrZero int delayMillis,
            @Nullable Colour colour,
            @Nullable Duration every,
            @Nullable List<@Valid Part> parts) {}

    record Part(@NotBlank String label) {}

    enum Colour {
        @JsonProperty("dark-red")
        DARK_RED,
        @JsonProperty("blue")
        BLUE
    }
}
