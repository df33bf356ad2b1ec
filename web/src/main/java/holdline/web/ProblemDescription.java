package holdline.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes into every service's API description what holds for all of its operations: how errors look, and which there
 * are. An operation that describes one of them itself keeps its own words.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemDescription implements OASFilter {

    private static final String REF = "#/components/schemas/Problem";

    private static final Map<String, String> ALWAYS = Map.of(
            "401", "No bearer token, or one that is not trusted",
            "403", "The token's roles or tenants do not allow it",
            "500", "Something went wrong on our side; `incident` is its id in the log");

    private static final Map<String, String> WITH_INPUT =
            Map.of("400", "A field or parameter is wrong; `errors` names each and says what would be right");

    private static final Map<String, String> ON_CHANGE = Map.of(
            "409", "The state of the thing does not allow it",
            "413", "The body is larger than we take",
            "422", "Well formed, but it makes no sense");

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description.getComponents().addSchema("Problem", problem());
        if (description.getPaths() == null) {
            return;
        }
        description.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/api")) {
                describe(path, item);
            }
        });
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            add(operation, ALWAYS);
            var changes = method != PathItem.HttpMethod.GET && method != PathItem.HttpMethod.HEAD;
            if (changes) {
                add(operation, ON_CHANGE);
            }
            if (changes
                    || (operation.getParameters() != null
                            && !operation.getParameters().isEmpty())) {
                add(operation, WITH_INPUT);
            }
            if (path.contains("{")) {
                add(operation, Map.of("404", "There is no such thing, or it is another tenant's"));
            }
        });
    }

    private static void add(Operation operation, Map<String, String> descriptions) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        var responses = operation.getResponses();
        descriptions.forEach((status, description) -> {
            var response = responses.getAPIResponse(status);
            if (response == null) {
                response = OASFactory.createAPIResponse().description(description);
                responses.addAPIResponse(status, response);
            }
            if (response.getContent() == null && response.getRef() == null) {
                response.content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(REF))));
            }
        });
    }

    private static Schema problem() {
        return object().description(
                        "Why a request was not done (RFC 9457). Members beyond these belong to the kind of problem, "
                                + "such as `legalMoves` of a refused command.")
                .addProperty("type", text("Always `about:blank`: the status says the kind"))
                .addProperty("title", text("The status in words"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status again"))
                .addProperty("detail", text("What went wrong with this request, for people"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("The fields that are wrong")
                                .items(object().addProperty("field", text("As sent, nested fields with dots"))
                                        .addProperty(
                                                "message", text("Completes a sentence that starts with the field"))))
                .addProperty("incident", text("Of an unexpected error: its id in the log"))
                .required(List.of("title", "status", "detail"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
