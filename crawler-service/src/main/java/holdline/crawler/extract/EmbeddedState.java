package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/** The JSON a page's own scripts work with: {@code g_page_config = {…}}, {@code __NEXT_DATA__}, streamed chunks. */
final class EmbeddedState {

    private static final int MAX_SCRIPTS = 200;
    private static final int MAX_STREAM = 4_000_000;
    private static final int MAX_NODES = 2_000;

    /** Streamed pages push pieces of one text: {@code self.__next_f.push([1,"…"])}. */
    private static final Pattern CHUNK = Pattern.compile("__next_f\\.push\\(");

    private EmbeddedState() {}

    /** The value that follows this text in one of the page's scripts. */
    static Optional<JsonNode> after(Document page, String marker) {
        var stream = new StringBuilder();
        for (var script : page.select("script").stream().limit(MAX_SCRIPTS).toList()) {
            var data = script.data();
            var found = valueAfter(data, marker);
            if (found.isPresent()) {
                return found;
            }
            var chunk = CHUNK.matcher(data);
            while (chunk.find() && stream.length() < MAX_STREAM) {
                EmbeddedJson.readAt(data, chunk.end())
                        .map(pair -> pair.path(1).asText())
                        .ifPresent(stream::append);
            }
        }
        return valueAfter(stream.toString(), marker);
    }

    private static Optional<JsonNode> valueAfter(String script, String marker) {
        var at = script.indexOf(marker);
        while (at >= 0) {
            var start = at + marker.length();
            while (start < script.length() && " \t\r\n=:\"'".indexOf(script.charAt(start)) >= 0) {
                start++;
            }
            if (start < script.length() && (script.charAt(start) == '{' || script.charAt(start) == '[')) {
                var value = EmbeddedJson.readAt(script, start);
                if (value.isPresent()) {
                    return value;
                }
            }
            at = script.indexOf(marker, start);
        }
        return Optional.empty();
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
