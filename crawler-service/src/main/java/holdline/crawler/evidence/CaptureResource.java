package holdline.crawler.evidence;

import holdline.web.Caller;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/captures")
@Tag(name = "Captures", description = "Pages kept as evidence, and what proves them")
class CaptureResource {

    private static final String WHICH_VISIT =
            "Which visit, as `capturedAt` in events says; without it, the first one you watched";

    private final ReadCapture read;
    private final Captures captures;
    private final Caller caller;

    CaptureResource(ReadCapture read, Captures captures, Caller caller) {
        this.read = read;
        this.captures = captures;
        this.caller = caller;
    }

    @GET
    @Path("{sha256}")
    @RolesAllowed(Roles.VIEWER)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
    @Operation(
            summary = "Download a page as it was served",
            description = "Always an attachment, never rendered: the page is somebody else's and may be hostile.")
    @APIResponse(responseCode = "200", description = "The bytes")
    @APIResponse(responseCode = "404", description = "No such capture of a listing you watched")
    public Response get(@PathParam("sha256") String sha256) {
        var page = read.page(sha256, caller.tenant()).orElseThrow(() -> Problem.notFound("capture", sha256));
        return attachment(page, sha256 + ".bin");
    }

    @GET
    @Path("{sha256}/record")
    @RolesAllowed(Roles.VIEWER)
    @Produces({MediaType.APPLICATION_OCTET_STREAM, Problem.MEDIA_TYPE})
    @Operation(
            summary = "Download the record of a visit as WARC",
            description = "Request, answer and procedure log; of a visit that found the same bytes as an earlier one,"
                    + " the record refers to the earlier one's. Its SHA-256 is the proof's `recordSha256`.")
    @APIResponse(responseCode = "200", description = "A gzipped WARC 1.1 file")
    @APIResponse(responseCode = "404", description = "No such capture of a listing you watched")
    public Response record(
            @PathParam("sha256") String sha256,
            @Parameter(description = WHICH_VISIT) @QueryParam("at") @Nullable String at) {
        var capture = find(sha256, at);
        if (capture.recordSha256().equals(sha256)) {
            throw Problem.notFound("record of capture", sha256);
        }
        return attachment(read.record(capture), sha256 + ".warc.gz");
    }

    @GET
    @Path("{sha256}/proof")
    @RolesAllowed(Roles.VIEWER)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    @Operation(
            summary = "What proves a capture",
            description = "Leaf, path and root of its seal and the RFC 3161 token over the root. A capture is sealed"
                    + " some minutes after it was made; a seal without a token says so.")
    @APIResponse(responseCode = "200", description = "The proof, or that there is none yet")
    @APIResponse(responseCode = "404", description = "No such capture of a listing you watched")
    public ProofView proof(
            @PathParam("sha256") String sha256,
            @Parameter(description = WHICH_VISIT) @QueryParam("at") @Nullable String at) {
        return ProofView.of(find(sha256, at));
    }

    private Captures.Noted find(String sha256, @Nullable String at) {
        return captures.find(sha256, caller.tenant(), instant(at))
                .orElseThrow(() -> Problem.notFound("capture", at == null ? sha256 : sha256 + " of " + at));
    }

    private static @Nullable Instant instant(@Nullable String at) {
        try {
            return at == null ? null : Instant.parse(at);
        } catch (DateTimeException _) {
            throw Problem.invalid("at", "an instant such as 2026-11-09T03:40:00Z");
        }
    }

    private static Response attachment(byte[] bytes, String name) {
        return Response.ok(bytes, MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .build();
    }
}
