package holdline.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every constructor here asks of its parts; each refusal names the part, so that a dead letter explains itself. */
final class Required {

    private Required() {}

    static <T> T part(String name, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    static String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing or blank");
        }
        return value;
    }

    /** An absent list is an empty one: older producers did not know the field. */
    static <T> List<T> list(@Nullable List<T> values) {
        if (values == null) {
            return List.of();
        }
        for (var value : values) {
            part("an entry of a list", value);
        }
        return List.copyOf(values);
    }
}
