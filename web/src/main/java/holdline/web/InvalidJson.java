package holdline.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what Jackson says about a body it cannot read into what its sender needs: the field, and what would be right. */
final class InvalidJson {

    private static final int MAX_KNOWN_FIELDS = 30;

    private InvalidJson() {}

    static Problem problem(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidTypeIdException type -> field(type, "must name a known type");
            case MismatchedInputException mismatched -> mismatched(mismatched);
            case ValueInstantiationException refused -> field(refused, refusal(refused));
            case JsonMappingException mapping -> field(mapping, "cannot be read");
            default -> malformed(e);
        };
    }

    private static Problem malformed(JsonProcessingException e) {
        var location = e.getLocation();
        return Problem.unreadable(
                location == null || location.getLineNr() < 1
                        ? "The body is not JSON."
                        : "The body is not JSON: line " + location.getLineNr() + ", column " + location.getColumnNr()
                                + ".");
    }

    private static Problem unknownField(UnrecognizedPropertyException e) {
        var known = e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream()
                        .map(String::valueOf)
                        .sorted()
                        .limit(MAX_KNOWN_FIELDS)
                        .collect(Collectors.joining(", "));
        return field(e, "is not known here; known are: " + known);
    }

    private static Problem mismatched(MismatchedInputException e) {
        if (e.getPath().isEmpty() && e.getTargetType() == null) {
            return Problem.unreadable("The body is missing or no JSON object.");
        }
        return field(e, "must be " + wanted(e.getTargetType()));
    }

    private static String refusal(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? "is refused: " + reason.getMessage()
                : "is missing something";
    }

    private static Problem field(JsonMappingException e, String message) {
        var name = path(e.getPath());
        return Problem.invalid(List.of(new Problem.FieldError(name.isEmpty() ? "body" : name, message)));
    }

    private static String path(List<JsonMappingException.Reference> path) {
        var name = new StringBuilder();
        for (var step : path) {
            if (step.getFieldName() == null) {
                name.append('[').append(step.getIndex()).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return name.toString();
    }

    private static String wanted(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of " + names(type);
        }
        if (type == Instant.class) {
            return "a time such as 2026-03-01T12:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-03-01";
        }
        if (type == Duration.class) {
            return "a duration such as PT3S";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == BigDecimal.class) {
            return "a decimal number in quotes, such as \"12.30\"";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a text";
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "a list" : "an object";
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(java.lang.reflect.Field::isEnumConstant)
                .map(constant -> {
                    var name = constant.getAnnotation(JsonProperty.class);
                    return name == null ? constant.getName() : name.value();
                })
                .collect(Collectors.joining(", "));
    }
}
