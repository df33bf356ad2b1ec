package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the machine-readable trees of a page. Reads syntax only; {@link SchemaOrg} knows what they mean. */
final class StructuredData {

    private static final int MAX_SCRIPTS = 60;
    private static final int MAX_THINGS = 400;
    private static final int MAX_DEPTH = 120;

    /** How embedded annotations name their parts: microdata and RDFa differ in nothing else that matters here. */
    private enum Syntax {
        MICRODATA("itemscope", "itemtype", "itemprop"),
        RDFA("typeof", "typeof", "property");

        private final String scope;
        private final String type;
        private final String property;

        Syntax(String scope, String type, String property) {
            this.scope = scope;
            this.type = type;
            this.property = property;
        }
    }

    private StructuredData() {}

    static List<JsonNode> jsonLd(Document page) {
        var roots = new ArrayList<JsonNode>();
        for (var script : page.select("script[type*=ld+json]")) {
            if (roots.size() >= MAX_SCRIPTS) {
                break;
            }
            EmbeddedJson.read(script.data()).ifPresent(roots::add);
        }
        return roots;
    }

    static List<JsonNode> microdata(Document page) {
        return things(page, Syntax.MICRODATA);
    }

    static List<JsonNode> rdfa(Document page) {
        return things(page, Syntax.RDFA);
    }

    private static List<JsonNode> things(Document page, Syntax syntax) {
        var roots = new ArrayList<JsonNode>();
        for (var scope : page.select("[" + syntax.scope + "]")) {
            if (roots.size() >= MAX_THINGS) {
                break;
            }
            // Elements with a property belong to the scope around them, if there is one.
            if (!scope.hasAttr(syntax.property) || enclosing(scope, syntax).isEmpty()) {
                roots.add(thing(scope, syntax, 0));
            }
        }
        return roots;
    }

    private static ObjectNode thing(Element scope, Syntax syntax, int depth) {
        var thing = JsonNodeFactory.instance.objectNode();
        var types = thing.putArray("@type");
        for (var type : scope.attr(syntax.type).strip().split("\\s+", -1)) {
            if (!type.isEmpty()) {
                types.add(type);
            }
        }
        if (scope.hasAttr("itemid")) {
            thing.put("@id", scope.attr("itemid"));
        }
        if (depth < MAX_DEPTH) {
            for (var child : scope.children()) {
                collect(child, thing, syntax, depth + 1);
            }
        }
        return thing;
    }

    private static void collect(Element element, ObjectNode into, Syntax syntax, int depth) {
        if (depth > MAX_DEPTH) {
            return;
        }
        var opensScope = element.hasAttr(syntax.scope);
        var names = element.attr(syntax.property).strip();
        if (!names.isEmpty()) {
            JsonNode value =
                    opensScope ? thing(element, syntax, depth) : JsonNodeFactory.instance.textNode(value(element));
            for (var name : names.split("\\s+", -1)) {
                into.withArrayProperty(last(name)).add(value);
            }
        }
        if (!opensScope) {
            for (var child : element.children()) {
                collect(child, into, syntax, depth + 1);
            }
        }
    }

    private static String value(Element element) {
        if (element.hasAttr("content")) {
            return element.attr("content");
        }
        return switch (element.normalName()) {
            case "a", "link", "area" -> element.hasAttr("href") ? element.absUrl("href") : element.text();
            case "img", "source", "video", "iframe", "embed" -> element.absUrl("src");
            case "data", "meter" -> element.attr("value");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : element.text();
            default -> element.text();
        };
    }

    private static Optional<Element> enclosing(Element element, Syntax syntax) {
        for (var up = element.parent(); up != null; up = up.parent()) {
            if (up.hasAttr(syntax.scope)) {
                return Optional.of(up);
            }
        }
        return Optional.empty();
    }

    /** Values of {@code itemprop} that stand outside every product's scope: shops forget the scope more often than the price. */
    static List<String> stray(Document page, String property) {
        return page.select("[itemprop~=(?i)^" + property + "$]").stream()
                .limit(MAX_THINGS)
                .map(StructuredData::value)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    /** The content of the first of these meta properties. */
    static @Nullable String meta(Document page, String... names) {
        for (var name : names) {
            for (var meta : page.select("meta[property=" + name + "], meta[name=" + name + "]")) {
                if (!meta.attr("content").isBlank()) {
                    return meta.attr("content").strip();
                }
            }
        }
        return null;
    }

    private static String last(String name) {
        var cut = Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')));
        var plain = name.substring(cut + 1);
        return plain.equals(plain.toUpperCase(Locale.ROOT)) ? plain.toLowerCase(Locale.ROOT) : plain;
    }
}
