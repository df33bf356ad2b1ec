package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;

/** The first price in an expected tree, whichever of the samples' notations it is in. */
record StatedPrice(JsonNode tree) {

    private static final int MAX_NODES = 20_000;

    /** The amount as text or number, or a missing node. */
    JsonNode amount() {
        var queue = new ArrayDeque<JsonNode>();
        queue.add(tree);
        for (var seen = 0; !queue.isEmpty() && seen < MAX_NODES; seen++) {
            var node = queue.poll();
            // OpenGraph samples are pairs: ["product:price:amount", "12.30"].
            if (node.isArray()
                    && node.size() == 2
                    && node.path(0).isTextual()
                    && node.path(0).asText().endsWith("price:amount")) {
                return node.path(1);
            }
            for (var property : node.properties()) {
                var name = property.getKey();
                if (name.equals("price") || name.endsWith("/price") || name.endsWith("price:amount")) {
                    var value =
                            property.getValue().isArray() ? property.getValue().path(0) : property.getValue();
                    if (Numbers.in(value).isPresent()) {
                        return value;
                    }
                }
            }
            node.forEach(queue::add);
        }
        return MissingNode.getInstance();
    }
}
