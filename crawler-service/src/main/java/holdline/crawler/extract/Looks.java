package holdline.crawler.extract;

import holdline.crawler.extract.Marks.Mark;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What an element looks like, as far as its markup tells: nothing is rendered, so names of classes and ids stand for the
 * style sheet. Every rule here holds for shops in general; none is for one site.
 */
final class Looks {

    private static final int MAX_NODES = 400;

    private static final Pattern HIDDEN_STYLE = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final List<String> HIDDEN =
            List.of("hidden", "hide", "d-none", "is-hidden", "u-hidden", "aok-hidden");

    private Looks() {}

    static boolean isStruck(Element element, Marks marks) {
        var tag = element.normalName();
        return tag.equals("del")
                || tag.equals("s")
                || tag.equals("strike")
                || marks.has(Mark.STRUCK)
                || attribute(element, "style").toLowerCase(Locale.ROOT).contains("line-through");
    }

    static boolean isAside(Element element, Marks marks) {
        var tag = element.normalName();
        return tag.equals("footer") || tag.equals("nav") || marks.has(Mark.ASIDE);
    }

    static boolean mayBeAside(Element element, Marks marks) {
        var tag = element.normalName();
        return tag.equals("aside") || tag.equals("header") || marks.has(Mark.PERHAPS_ASIDE);
    }

    /** An attribute of a parsed page, whose names are in lower case already. */
    static String attribute(Element element, String name) {
        return element.attributesSize() == 0 ? "" : element.attributes().get(name);
    }

    static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        var attributes = element.attributes();
        var style = attributes.get("style");
        var names = attributes.get("class");
        return attributes.hasKey("hidden")
                || ((style.contains("none") || style.contains("hidden"))
                        && HIDDEN_STYLE.matcher(style).find())
                || ((names.contains("hid") || names.contains("none"))
                        && HIDDEN.stream().anyMatch(element::hasClass));
    }

    /**
     * An element's text, without parts that are struck out. Cents in an element of their own are set off with a point.
     *
     * @param limit no more characters than this are read
     */
    static String unstruck(Element element, int limit) {
        return text(element, limit, true);
    }

    /** An element's text, cents set off as in {@link #unstruck}. */
    static String text(Element element, int limit) {
        return text(element, limit, false);
    }

    private static String text(Element root, int limit, boolean withoutStruck) {
        var only = root.childNodeSize() == 1 ? root.childNode(0) : null;
        if (only instanceof TextNode words) {
            return plain(cut(words, limit), limit);
        }
        var text = new StringBuilder();
        var nodes = new int[1];
        root.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (nodes[0]++ > MAX_NODES || text.length() > limit) {
                    return FilterResult.STOP;
                }
                if (node instanceof TextNode words) {
                    append(text, words, limit);
                } else if (node instanceof Element element && depth > 0) {
                    var tag = element.normalName();
                    if (tag.equals("script")
                            || tag.equals("style")
                            || (withoutStruck && isStruck(element, Marks.of(element)))) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    if (element.isBlock() || tag.equals("br")) {
                        text.append(' ');
                    }
                }
                return FilterResult.CONTINUE;
            }
        });
        return plain(text, limit);
    }

    /** Every run of spaces is one, and there is none at either end. */
    private static String plain(CharSequence text, int limit) {
        var plain = new StringBuilder(Math.min(text.length(), limit + 1));
        var space = false;
        for (var i = 0; i < text.length() && plain.length() <= limit; i++) {
            var c = text.charAt(i);
            if (isSpace(c)) {
                space = !plain.isEmpty();
            } else {
                if (space) {
                    plain.append(' ');
                    space = false;
                }
                plain.append(c);
            }
        }
        return plain.length() > limit ? plain.substring(0, limit) : plain.toString();
    }

    private static boolean isSpace(char c) {
        return c <= ' ' ? c == ' ' || (c >= '\t' && c <= '\r') : c >= 0xA0 && Character.isSpaceChar(c);
    }

    private static String cut(TextNode node, int limit) {
        var whole = node.getWholeText();
        return whole.length() > limit ? whole.substring(0, limit) : whole;
    }

    private static void append(StringBuilder text, TextNode node, int limit) {
        var words = cut(node, limit);
        if (!text.isEmpty() && Character.isDigit(text.charAt(text.length() - 1))) {
            var plain = words.strip();
            if (plain.length() == 2 && plain.chars().allMatch(Character::isDigit) && areCents(node)) {
                text.append('.');
            }
        }
        text.append(words);
    }

    private static boolean areCents(TextNode node) {
        var parent = node.parent();
        return parent != null
                && (parent.normalName().equals("sup") || Marks.of(parent).has(Mark.CENTS));
    }
}
