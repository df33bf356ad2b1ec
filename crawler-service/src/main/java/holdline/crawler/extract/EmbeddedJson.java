package holdline.crawler.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as shops really write it: comments, trailing commas, raw line breaks inside strings, HTML entities, CDATA
 * and comment wrappers, a semicolon at the end. Depth and length are limited; what stays unreadable is absent.
 */
final class EmbeddedJson {

    static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER = 60;

    /** Names in pages are anybody's: they are neither interned nor remembered for the next page. */
    private static final JsonMapper LENIENT = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What wraps the JSON of a script, taken off from both ends. No pattern: on a megabyte of spaces those never end. */
    private static final List<String> OPENING = List.of("//", "/*", "<![CDATA[", "*/", "<!--");

    private static final int MAX_REPAIR = 1_000_000;

    /** No piece of JavaScript that is taken out is longer. */
    private static final int MAX_PIECE = 600;

    private static final Pattern JAVASCRIPT = Pattern.compile(
            ":\\s*(?:undefined|void 0|new Date\\([^)]{0,40}\\)|function\\s*\\([^)]{0,80}\\)\\s*\\{[^{}]{0,400}})(?=\\s*[,}])");

    private static final List<String> CLOSING = List.of("-->", "]]>", "*/", "/*", "//", ";");

    private static final int MAX_WRAPPERS = 6;

    private static final Pattern TRAILING_COMMA = Pattern.compile(",[\\s,]*,");

    private EmbeddedJson() {}

    static Optional<JsonNode> read(String text) {
        var json = unwrapped(text);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        return parse(json)
                .or(() -> parse(Parser.unescapeEntities(json, false)))
                .or(() -> parse(TRAILING_COMMA.matcher(json).replaceAll(",")));
    }

    private static String unwrapped(String text) {
        var json = text.strip();
        for (var i = 0; i < MAX_WRAPPERS; i++) {
            for (var opening : OPENING) {
                if (json.startsWith(opening) && wraps(json)) {
                    json = json.substring(opening.length()).strip();
                }
            }
            for (var closing : CLOSING) {
                if (json.endsWith(closing)) {
                    json = json.substring(0, json.length() - closing.length()).strip();
                }
            }
        }
        return json;
    }

    /** A comment before a value is the JSON reader's business; only one around CDATA or markup is taken off here. */
    private static boolean wraps(String json) {
        var head = json.substring(0, Math.min(json.length(), 40));
        return head.contains("<![CDATA[") || head.startsWith("<!--") || head.startsWith("*/");
    }

    /** The value that starts at this place of a script and ends where its brackets close. */
    static Optional<JsonNode> readAt(String script, int start) {
        return switch (parsedAt(script, start)) {
            case Parsed.Value(var node) -> Optional.of(node);
            case Parsed.Nothing() -> Optional.empty();
            case Parsed.Broken(var at) -> repaired(script, start, at);
        };
    }

    /** Written by JavaScript, not by a JSON writer: where its first piece is what broke, all of them are taken out. */
    private static Optional<JsonNode> repaired(String script, int start, int brokenAt) {
        var from = Math.max(start, brokenAt - MAX_PIECE);
        var to = Math.min(script.length(), brokenAt + MAX_PIECE);
        if (from >= to || !JAVASCRIPT.matcher(script.substring(from, to)).find()) {
            return Optional.empty();
        }
        var part = script.substring(start, Math.min(script.length(), start + MAX_REPAIR));
        return parsedAt(JAVASCRIPT.matcher(part).replaceAll(":null"), 0) instanceof Parsed.Value(var node)
                ? Optional.of(node)
                : Optional.empty();
    }

    /** How reading a value ended. */
    private sealed interface Parsed {
        record Value(JsonNode node) implements Parsed {}

        record Nothing() implements Parsed {}

        record Broken(int at) implements Parsed {}
    }

    private static Parsed parsedAt(String script, int start) {
        var reader = new StringReader(script);
        try {
            var skipped = reader.skip(start);
            try (var parser = LENIENT.getFactory().createParser(reader)) {
                var node = skipped == start ? LENIENT.<@Nullable JsonNode>readTree(parser) : null;
                return node == null ? new Parsed.Nothing() : new Parsed.Value(node);
            }
        } catch (JsonProcessingException broken) {
            var location = broken.getLocation();
            return new Parsed.Broken(start + (location == null ? 0 : (int) Math.max(0, location.getCharOffset())));
        } catch (IOException _) {
            return new Parsed.Nothing();
        }
    }

    private static Optional<JsonNode> parse(String json) {
        try {
            return Optional.ofNullable(LENIENT.readTree(json)).filter(JsonNode::isContainerNode);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
