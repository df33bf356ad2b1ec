package holdline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The checked-in schemas say what the records say, and every sample ever written still fits them. */
class SchemasTest {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final ObjectWriter PRETTY = Wire.MAPPER.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private static final Schemas SCHEMAS = new Schemas();
    private static final Path ASYNC_API = Wire.FOLDER.resolve("asyncapi.json");

    @BeforeAll
    static void regenerateWhenAsked() throws IOException {
        if (!Boolean.getBoolean("holdline.regenerate")) {
            return;
        }
        Files.createDirectories(Wire.FOLDER.resolve("schemas"));
        for (var type : Wire.eventTypes().toList()) {
            Files.writeString(type.schema(), text(SCHEMAS.of(type)));
        }
        Files.writeString(ASYNC_API, text(new AsyncApi().document()));
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aCheckedInSchemaSaysWhatItsRecordSays(Wire.EventType type) throws IOException {
        // Given
        var generated = SCHEMAS.of(type);
        // Then
        isCheckedIn(type.schema(), generated);
    }

    @Test
    void theCheckedInAsyncApiDocumentSaysWhatTheTopicsSay() throws IOException {
        // Given
        var generated = new AsyncApi().document();
        // Then
        isCheckedIn(ASYNC_API, generated);
    }

    @Test
    void noSchemaIsLeftWithoutItsEvent() throws IOException {
        // Given
        var names = Wire.eventTypes().map(type -> type.name() + ".json").toList();
        // Then
        try (var files = Files.list(Wire.FOLDER.resolve("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aSchemaIsItselfAValidSchema(Wire.EventType type) {
        // Given
        var metaSchema = FACTORY.getSchema(SchemaLocation.of(SchemaId.V202012));
        // When
        var faults = metaSchema.validate(Wire.readTree(type.schema()));
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#samples")
    void aSampleFitsItsSchema(Wire.Sample golden) {
        // Given
        var sample = golden.read();
        // When
        var faults = schema(golden.type()).validate(sample);
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aFieldThatIsAddedLaterFitsToo(Wire.EventType type) {
        // Given
        var extended = (ObjectNode) type.readSample();
        extended.put("addedLater", "后来增加的字段");
        // When
        var faults = schema(type).validate(extended);
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listing-observed | type          | \"listing-gone\"",
                "listing-observed | listing       | \"mall.example:1\"",
                "listing-observed | observedAt    | \"yesterday\"",
                "listing-observed | availability  | \"sold-out\"",
                "listing-observed | listPrice     | {\"amount\":1999.00,\"currency\":\"CNY\"}",
                "listing-observed | listPrice     | {\"amount\":\"-1\",\"currency\":\"CNY\"}",
                "listing-observed | listPrice     | {\"amount\":\"1.00\",\"currency\":\"RMB¥\"}",
                "listing-observed | tenants       | \"lanting\"",
                "recheck-requested | every        | 900",
                "notice-requested | matters       | []",
                "case-opened      | violations    | [\"V-1\"]",
            })
    void aSchemaRefusesWhatTheRecordWouldRefuse(String name, String field, String value) throws IOException {
        // Given
        var type = Wire.eventTypes()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var broken = (ObjectNode) type.readSample();
        broken.set(field, Wire.MAPPER.readTree(value));
        // When
        var faults = schema(type).validate(broken);
        // Then
        assertThat(faults).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aSchemaAsksForEveryPartThatIsNotOptional(Wire.EventType type) {
        // Given
        var nothing = Wire.MAPPER.createObjectNode();
        // When
        var faults = schema(type).validate(nothing);
        // Then
        assertThat(faults).anyMatch(fault -> fault.getMessage().contains("'type'"));
        assertThat(faults).hasSizeGreaterThan(1);
    }

    private static JsonSchema schema(Wire.EventType type) {
        return FACTORY.getSchema(Wire.readTree(type.schema()), STRICT_FORMATS);
    }

    private static void isCheckedIn(Path file, JsonNode generated) throws IOException {
        assertThat(file).as("""
                        %s no longer says what the records say.
                        An optional field or a new event type: run
                            ./mvnw -pl events test -Dholdline.regenerate=true
                        and commit the result. Anything else breaks readers: it needs a .v2 topic (docs/topics.md)""", file).exists().content().isEqualTo(text(generated));
    }

    private static String text(JsonNode generated) throws IOException {
        return PRETTY.writeValueAsString(generated) + "\n";
    }
}
