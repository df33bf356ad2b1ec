package holdline.crawler.dryrun;

import holdline.crawler.extract.Extractor;
import holdline.web.Problem;
import holdline.web.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dry runs", description = "What would be understood, without a visit and without a trace")
class DryRunResource {

    private static final int MAX_BODY = 16 * 1024 * 1024;
    private static final int MAX_TEXTS = 5_000;
    private static final int MAX_URL = 2_000;

    private final Extractor extractor;

    DryRunResource(Extractor extractor) {
        this.extractor = extractor;
    }

    @POST
    @Path("extraction")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Read a page",
            description = "The body is the page's raw bytes with the Content-Type it was served with, or none.")
    @APIResponse(
            responseCode = "200",
            description = "What was understood, with every price stated and why it was taken or not")
    @APIResponse(responseCode = "400", description = "No url, or not an absolute http or https address")
    @APIResponse(responseCode = "413", description = "More than 16 MiB")
    public ExtractionView extraction(
            @Parameter(description = "Where the page is from", example = "https://item.jd.com/100012043978.html")
                    @QueryParam("url")
                    @Nullable
                    String url,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String contentType,
            @Nullable InputStream page)
            throws IOException {
        if (url == null || url.isBlank() || url.length() > MAX_URL) {
            throw Problem.invalid("url", "the page's absolute http or https address");
        }
        var bytes = page == null ? new byte[0] : page.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            throw Problem.tooLarge("A page may have 16 MiB.");
        }
        var started = System.nanoTime();
        try {
            var extraction = extractor.read(bytes, contentType, url).extraction();
            return ExtractionView.of(extraction, (System.nanoTime() - started) / 1_000);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("url", "the page's absolute http or https address");
        }
    }

    @POST
    @Path("price-texts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Read price texts",
            description = "Answers in the order of the questions, at most 5000 at once.")
    public List<PriceTexts.Answer> priceTexts(@NotNull List<PriceTexts.@NotNull @Valid Question> questions) {
        if (questions.size() > MAX_TEXTS) {
            throw Problem.tooLarge("At most " + MAX_TEXTS + " texts at once.");
        }
        return questions.stream().map(PriceTexts.Answer::of).toList();
    }
}
