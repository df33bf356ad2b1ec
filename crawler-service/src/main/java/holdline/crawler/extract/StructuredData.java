package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/** Finds the machine-readable trees of a page. Reads syntax only; {@link SchemaOrg} knows what they mean. */
final class StructuredData {

    private static final int MAX_SCRIPTS = 60;
    private static final int MAX_THINGS = 400;
    private static final int MAX_DEPTH = 120;
    private static final int MAX_TEXT = 1_000;
    private static final int NEAR = 100;

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

    static List<JsonNode> jsonLd(Page page) {
        var roots = new ArrayList<JsonNode>();
        for (var script : page.scripts()) {
            if (script.isJsonLd() && roots.size() < MAX_SCRIPTS) {
                EmbeddedJson.read(script.data()).ifPresent(roots::add);
            }
        }
        return roots;
    }

    static List<JsonNode> microdata(Page page) {
        return things(page.scopes(), Syntax.MICRODATA);
    }

    static List<JsonNode> rdfa(Page page) {
        return things(page.typed(), Syntax.RDFA);
    }

    private static List<JsonNode> things(List<Element> scopes, Syntax syntax) {
        var roots = new ArrayList<JsonNode>();
        for (var scope : scopes) {
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
        if (!names.isEmpty() && (opensScope || !isInstalment(element))) {
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
            case "a", "link", "area" -> element.hasAttr("href") ? element.absUrl("href") : text(element);
            case "img", "source", "video", "iframe", "embed" -> element.absUrl("src");
            case "data", "meter" -> element.attr("value");
            case "time" -> element.hasAttr("datetime") ? element.attr("datetime") : text(element);
            default -> text(element);
        };
    }

    /** What is struck out is said no more, whatever property it stands in. */
    private static String text(Element element) {
        var unstruck = Looks.unstruck(element, MAX_TEXT);
        return unstruck.isEmpty() ? Looks.text(element, MAX_TEXT) : unstruck;
    }

    /** A price property beside "per month" is an instalment: shops mark those up as well. */
    private static boolean isInstalment(Element element) {
        if (!element.attr("itemprop").contains("rice")
                && !element.attr("property").contains("rice")) {
            return false;
        }
        var parent = element.parent();
        var near = Looks.text(element, NEAR) + " "
                + (parent == null || parent.childNodeSize() > 6 ? "" : Looks.text(parent, NEAR));
        return Wording.isInstalment(near);
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
    static List<String> stray(Page page, String property) {
        return page.properties().stream()
                .filter(element -> names(element, property))
                .filter(element -> !isInstalment(element))
                .limit(MAX_THINGS)
                .map(StructuredData::value)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    private static boolean names(Element element, String property) {
        var names = element.attr("itemprop");
        return names.equalsIgnoreCase(property)
                || (names.contains(" ")
                        && List.of(names.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                                .contains(property.toLowerCase(Locale.ROOT)));
    }

    private static String last(String name) {
        var cut = Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('#'), name.lastIndexOf(':')));
        var plain = name.substring(cut + 1);
        return plain.equals(plain.toUpperCase(Locale.ROOT)) ? plain.toLowerCase(Locale.ROOT) : plain;
    }
}
