package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads amounts that stand in JSON as text. */
final class Numbers {

    private Numbers() {}

    static Optional<BigDecimal> in(JsonNode node) {
        if (!node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(node.asText().strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Both absent, or both the same number. */
    static boolean same(JsonNode one, JsonNode other) {
        var first = in(one);
        var second = in(other);
        return first.isPresent() == second.isPresent()
                && (first.isEmpty() || first.get().compareTo(second.orElseThrow()) == 0);
    }
}
