package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON a page's own scripts work with: {@code g_page_config = {…}}, {@code __NEXT_DATA__}, streamed chunks. */
final class EmbeddedState {

    private static final int MAX_STREAM = 4_000_000;
    private static final int MAX_NODES = 2_000;
    private static final int MAX_TRIES = 10;
    private static final String PARSE = "JSON.parse(";

    /** Streamed pages push pieces of one text: {@code self.__next_f.push([1,"…"])}. */
    private static final Pattern CHUNK = Pattern.compile("__next_f\\.push\\(");

    private EmbeddedState() {}

    /** The value that follows this text in one of the page's scripts; {@code #id} is the script of that id. */
    static Optional<JsonNode> after(Page page, String marker) {
        for (var script : page.scripts()) {
            if (marker.startsWith("#")) {
                if (script.id().equals(marker.substring(1))) {
                    return EmbeddedJson.read(script.data());
                }
            } else {
                var found = valueAfter(script.data(), marker);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return marker.startsWith("#") ? Optional.empty() : valueAfter(page.stream(), marker);
    }

    private static Optional<JsonNode> valueAfter(String script, String written) {
        // "x =" is often written "x=".
        var marker = written.replaceFirst("[\\s=]+$", "");
        var at = script.indexOf(marker);
        for (var tries = 0; at >= 0 && tries < MAX_TRIES; tries++) {
            var start = at + marker.length();
            while (start < script.length() && " \t\r\n=:(".indexOf(script.charAt(start)) >= 0) {
                start++;
            }
            var value = valueAt(script, start);
            if (value.isPresent() && !value.get().isEmpty()) {
                return value;
            }
            at = script.indexOf(marker, Math.max(start, at + 1));
        }
        return Optional.empty();
    }

    /** Whether a value may begin here that {@link #valueAt} reads. */
    static boolean opensAt(String script, int from) {
        return from < script.length()
                && (script.charAt(from) == '{' || script.charAt(from) == '[' || script.startsWith(PARSE, from));
    }

    /** An object or array, written plainly, or as a text that a script parses. */
    static Optional<JsonNode> valueAt(String script, int from) {
        var start = script.startsWith(PARSE, from) ? from + PARSE.length() : from;
        if (start >= script.length()) {
            return Optional.empty();
        }
        return switch (script.charAt(start)) {
            case '{', '[' -> EmbeddedJson.readAt(script, start).filter(JsonNode::isContainerNode);
            case '"', '\'' ->
                EmbeddedJson.readAt(script, start)
                        .filter(JsonNode::isTextual)
                        .flatMap(text -> EmbeddedJson.read(text.asText()));
            default -> Optional.empty();
        };
    }

    /** Mending a broken piece costs as much as the rest of its script is long. */
    private static final int MAX_BROKEN = 10;

    /** The JSON values that a streamed page's pieces make together, one per line. */
    static String stream(List<Page.Script> scripts) {
        var stream = new StringBuilder();
        for (var script : scripts) {
            var data = script.data();
            if (!data.contains("__next_f")) {
                continue;
            }
            var chunk = CHUNK.matcher(data);
            for (var broken = 0; broken < MAX_BROKEN && stream.length() < MAX_STREAM && chunk.find(); ) {
                var pair = EmbeddedJson.readAt(data, chunk.end());
                broken += pair.isEmpty() ? 1 : 0;
                pair.ifPresent(one -> stream.append(one.path(1).asText()));
            }
        }
        return stream.toString();
    }

    /** All values at a path such as {@code mods.itemlist.data.auctions[]}; {@code []} goes through every entry. */
    static List<JsonNode> at(JsonNode root, String path) {
        var nodes = List.of(root);
        for (var step : path.split("\\.", -1)) {
            var every = step.endsWith("[]");
            var name = every ? step.substring(0, step.length() - 2) : step;
            var next = new ArrayList<JsonNode>();
            for (var node : nodes) {
                var value = name.isEmpty()
                        ? node
                        : node.isArray() && name.chars().allMatch(Character::isDigit)
                                ? node.path(Integer.parseInt(name))
                                : node.path(name);
                if (every) {
                    value.forEach(next::add);
                } else if (!value.isMissingNode() && !value.isNull()) {
                    next.add(value);
                }
                if (next.size() > MAX_NODES) {
                    break;
                }
            }
            nodes = next;
        }
        return nodes;
    }
}
