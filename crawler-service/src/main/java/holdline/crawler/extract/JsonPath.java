package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Paths into an API's answer: {@code a.b}, through lists as if they were not there, with {@code a[key=this/that].b} for
 * entries with a value and {@code a[0].b} for one by its place; {@code a | b} is the first that leads somewhere.
 */
final class JsonPath {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)(?:\\[([^\\]]*)])?(?:\\.|$)");
    private static final int MAX_FOUND = 2_000;

    private JsonPath() {}

    static List<JsonNode> first(JsonNode from, String paths) {
        for (var path : paths.split("\\|", -1)) {
            var found = at(from, path.strip());
            if (found.stream().anyMatch(JsonPath::says)) {
                return found.stream().filter(JsonPath::says).toList();
            }
        }
        return List.of();
    }

    /** What all of the paths lead to. */
    static List<JsonNode> all(JsonNode from, String paths) {
        return Arrays.stream(paths.split("[|&]", -1))
                .flatMap(path -> at(from, path.strip()).stream())
                .filter(JsonPath::says)
                .toList();
    }

    /** Whether one of the paths leads somewhere, be it to an empty text. */
    static boolean leads(JsonNode from, String paths) {
        return Arrays.stream(paths.split("\\|", -1))
                .anyMatch(path -> at(from, path.strip()).stream().anyMatch(node -> !node.isNull()));
    }

    private static boolean says(JsonNode node) {
        return !node.isNull() && !(node.isTextual() && node.asText().isBlank());
    }

    private static List<JsonNode> at(JsonNode from, String path) {
        var nodes = flat(List.of(from));
        var steps = STEP.matcher(path);
        while (steps.find()) {
            var name = steps.group(1);
            var next = new ArrayList<JsonNode>();
            for (var node : nodes) {
                var child = node.get(name);
                if (child != null) {
                    next.add(child);
                }
            }
            nodes = steps.group(2) == null ? flat(next) : filtered(flat(next), steps.group(2));
        }
        return nodes;
    }

    private static List<JsonNode> flat(List<JsonNode> nodes) {
        var flat = new ArrayList<JsonNode>();
        for (var node : nodes) {
            if (node.isArray()) {
                for (var entry : node) {
                    if (flat.size() < MAX_FOUND) {
                        flat.add(entry);
                    }
                }
            } else {
                flat.add(node);
            }
        }
        return flat;
    }

    private static List<JsonNode> filtered(List<JsonNode> nodes, String filter) {
        var equals = filter.indexOf('=');
        if (equals < 0) {
            var place = Integer.parseInt(filter);
            return place < nodes.size() ? List.of(nodes.get(place)) : List.of();
        }
        var key = filter.substring(0, equals);
        var values = List.of(filter.substring(equals + 1).split("/", -1));
        return nodes.stream()
                .filter(node -> values.stream()
                        .anyMatch(value -> value.equalsIgnoreCase(node.path(key).asText())))
                .toList();
    }
}
