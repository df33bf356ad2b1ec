package holdline.events;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says in JSON Schema (draft 2020-12) what the records say in Java. Fields that are added later are welcome. */
final class Schemas {

    private static final Set<String> NEVER_EMPTY = Set.of("matters", "evidence");

    private final SchemaGenerator generator;
    private final Javadoc javadoc = new Javadoc();

    Schemas() {
        var config = new SchemaGeneratorConfigBuilder(Wire.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS)
                .without(Option.SCHEMA_VERSION_INDICATOR)
                .with(new JacksonModule(
                        JacksonOption.FLATTENED_ENUMS_FROM_JSONPROPERTY,
                        JacksonOption.RESPECT_JSONPROPERTY_ORDER,
                        JacksonOption.SKIP_SUBTYPE_LOOKUP,
                        JacksonOption.IGNORE_TYPE_INFO_TRANSFORM));
        config.forFields()
                .withRequiredCheck(field -> !isOptional(field))
                .withNullableCheck(field -> false)
                .withDescriptionResolver(this::describe)
                .withNumberInclusiveMinimumResolver(Schemas::minimum)
                .withNumberInclusiveMaximumResolver(field -> isConfidence(field) ? BigDecimal.ONE : null)
                .withArrayMinItemsResolver(Schemas::minItems)
                .withStringPatternResolver(Schemas::pattern);
        config.forTypesInGeneral()
                .withPropertySorter((_, _) -> 0)
                .withDescriptionResolver(scope -> javadoc.of(scope.getType().getErasedType()))
                .withCustomDefinitionProvider(Schemas::ownDefinition);
        generator = new SchemaGenerator(config.build());
    }

    /** The schema of one event type, complete in itself. */
    ObjectNode of(Wire.EventType type) {
        var generated = generator.generateSchema(type.record());
        var schema = Wire.MAPPER.createObjectNode();
        schema.put("$schema", SchemaVersion.DRAFT_2020_12.getIdentifier());
        schema.put("title", type.name());
        schema.setAll(generated);
        var properties = schema.putObject("properties");
        properties.putObject("type").put("const", type.name());
        properties.setAll((ObjectNode) generated.required("properties"));
        schema.withArray("/required").insert(0, "type");
        return schema;
    }

    private @Nullable String describe(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? null
                : javadoc.ofComponent(field.getDeclaringType().getErasedType(), field.getName());
    }

    /** Nullable, or added later with an empty value that is left out. */
    private static boolean isOptional(FieldScope field) {
        var leftOut = field.getAnnotation(JsonInclude.class);
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class)
                || (leftOut != null && leftOut.value() != JsonInclude.Include.ALWAYS);
    }

    private static boolean isConfidence(FieldScope field) {
        return field.getName().equals("confidence");
    }

    private static @Nullable BigDecimal minimum(FieldScope field) {
        return switch (field.getName()) {
            case "confidence" -> BigDecimal.ZERO;
            case "transition", "units" -> BigDecimal.ONE;
            default -> null;
        };
    }

    private static @Nullable Integer minItems(FieldScope field) {
        var carrier = field.getDeclaringType().getErasedType();
        return List.of(NoticeRequested.class, ComplaintDrafted.class).contains(carrier)
                        && NEVER_EMPTY.contains(field.getName())
                ? 1
                : null;
    }

    private static @Nullable String pattern(FieldScope field) {
        var carrier = field.getDeclaringType().getErasedType();
        if (carrier == Capture.class && field.getName().equals("sha256")) {
            return "^[0-9a-f]{64}$";
        }
        return carrier == PictureHash.class && field.getName().equals("bits") ? "^([0-9a-f]{2}){1,64}$" : null;
    }

    private static @Nullable CustomDefinition ownDefinition(ResolvedType type, SchemaGenerationContext context) {
        var node = Wire.MAPPER.createObjectNode();
        if (type.getErasedType() == Money.class) {
            node.put("type", "object");
            node.putObject("properties")
                    .<ObjectNode>set(
                            "amount",
                            Wire.MAPPER
                                    .createObjectNode()
                                    .put("type", "string")
                                    .put("pattern", "^[0-9]{1,18}(\\.[0-9]{1,18})?$")
                                    .put("description", "At least zero, at most " + Money.MAX_DIGITS + " digits."))
                    .set(
                            "currency",
                            Wire.MAPPER
                                    .createObjectNode()
                                    .put("type", "string")
                                    .put("pattern", "^[A-Z]{3}$")
                                    .put("description", "ISO 4217 code."));
            node.putArray("required").add("amount").add("currency");
            return new CustomDefinition(node);
        }
        if (type.getErasedType() == BigDecimal.class) {
            return inline(node.put("type", "string").put("pattern", "^[0-9]{1,2}(\\.[0-9]{1,4})?$"));
        }
        if (type.getErasedType() == Instant.class) {
            return inline(node.put("type", "string").put("format", "date-time"));
        }
        if (type.getErasedType() == Duration.class) {
            return inline(node.put("type", "string").put("format", "duration"));
        }
        if (type.getErasedType() == UUID.class) {
            return inline(node.put("type", "string").put("format", "uuid"));
        }
        return null;
    }

    private static CustomDefinition inline(ObjectNode node) {
        return new CustomDefinition(node, true);
    }
}
