package holdline.crawler.extract;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers of platform APIs (JSON). Which API answered is told by the shape of what it says, so that an answer that was
 * saved, wrapped or passed on is read as well. The file {@code payloads/index.txt} names the recipes, one per line.
 */
final class Payloads {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** A script that hands the answer to a function: {@code jQuery123({...});}. */
    private static final Pattern CALLBACK =
            Pattern.compile("^\\s*(?:/\\*\\*/)?\\s*[\\w.$]{1,80}\\s*\\((.*)\\)\\s*;?\\s*$", Pattern.DOTALL);

    private static final int MAX_NODES = 200_000;
    private static final int MAX_ENTRIES = 500;

    private final List<Payload> payloads;

    private Payloads(List<Payload> payloads) {
        this.payloads = payloads;
    }

    static Payloads shipped() {
        return new Payloads(
                text("index.txt").lines().map(name -> recipe(text(name))).toList());
    }

    /** What an API's answer offers; absent for a text that is no JSON, or JSON of no known API. */
    Optional<Extraction> read(String text, PageAddress address, String url) {
        return json(text)
                .flatMap(root -> payloads.stream()
                        .map(payload -> new PayloadReader(payload, address, url).read(entries(root, payload)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    private static Optional<JsonNode> json(String text) {
        var start = text.stripLeading();
        if (start.isEmpty() || start.startsWith("<")) {
            return Optional.empty();
        }
        if (start.startsWith("{") || start.startsWith("[")) {
            return EmbeddedJson.read(text);
        }
        var called = CALLBACK.matcher(text);
        return called.matches() ? EmbeddedJson.read(called.group(1)) : Optional.empty();
    }

    /** Every object that has all the marks, from the outside in; what lies inside an entry belongs to it. */
    private static List<JsonNode> entries(JsonNode root, Payload payload) {
        var found = new ArrayList<JsonNode>();
        var open = new ArrayDeque<JsonNode>();
        open.add(root);
        for (var seen = 0; !open.isEmpty() && seen < MAX_NODES && found.size() < MAX_ENTRIES; seen++) {
            var node = open.removeFirst();
            if (node.isObject() && payload.marks().stream().allMatch(mark -> JsonPath.leads(node, mark))) {
                found.add(node);
            } else {
                node.forEach(child -> {
                    if (child.isContainerNode()) {
                        open.addLast(child);
                    }
                });
            }
        }
        return found;
    }

    private static Payload recipe(String yaml) {
        try {
            return YAML.readValue(yaml, Payload.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("a payload recipe cannot be read", broken);
        }
    }

    private static String text(String name) {
        try (var resource = Payloads.class.getResourceAsStream("/payloads/" + name)) {
            if (resource == null) {
                throw new IllegalStateException("payloads/" + name + " is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
