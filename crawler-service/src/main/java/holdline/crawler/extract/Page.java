package holdline.crawler.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * A page taken apart in one walk: what it tells machines is collected on the way, so that no source has to search the
 * tree again. Hostile trees are bounded before they are built.
 */
final class Page {

    /** Deeper elements are kept as siblings. */
    private static final int MAX_DEPTH = 256;
    /** More tags than any shop page has (the largest seen had 21,000); the rest of such a page is not read. */
    static final int MAX_TAGS = 60_000;

    private static final int MAX_ELEMENTS = 80_000;
    private static final int MAX_SCRIPTS = 400;
    private static final int MAX_PROPERTIES = 4_000;
    private static final int MAX_HEADINGS = 5;

    private final Document document;
    private final Source source;
    private final String url;
    private final PageAddress address;
    private final Map<String, String> metas = new HashMap<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<Element> scopes = new ArrayList<>();
    private final List<Element> typed = new ArrayList<>();
    private final List<Element> properties = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>();

    /** A script, whatever it holds. */
    record Script(String type, String id, String data) {

        boolean isJsonLd() {
            return type.contains("ld+json");
        }

        boolean isJson() {
            return type.contains("json") && !isJsonLd();
        }
    }

    private Page(Document document, Source source, String url, PageAddress address) {
        this.document = document;
        this.source = source;
        this.url = url;
        this.address = address;
        document.filter(this::note);
    }

    /**
     * Parses a page.
     *
     * @param markup what the tree is made of
     * @param source the whole page, which may be more
     */
    static Page of(String markup, Source source, String url, PageAddress address) {
        var document = Jsoup.parse(bounded(markup), url, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        return new Page(document, source, url, address);
    }

    /** Only so much of a page as has a sane number of tags. */
    static String bounded(String source) {
        var tags = 0;
        for (var at = source.indexOf('<'); at >= 0; at = source.indexOf('<', at + 1)) {
            if (++tags > MAX_TAGS) {
                return source.substring(0, at);
            }
        }
        return source;
    }

    private int walked;

    private NodeFilter.FilterResult note(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (walked++ > MAX_ELEMENTS) {
            return NodeFilter.FilterResult.STOP;
        }
        switch (element.normalName()) {
            case "meta" -> noteMeta(element);
            case "script" -> {
                if (scripts.size() < MAX_SCRIPTS) {
                    scripts.add(
                            new Script(element.attr("type").toLowerCase(Locale.ROOT), element.id(), element.data()));
                }
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            case "h1" -> {
                if (headings.size() < MAX_HEADINGS) {
                    headings.add(element);
                }
            }
            default -> {}
        }
        if (element.attributesSize() > 0) {
            var attributes = element.attributes();
            if (attributes.hasKey("itemscope") && scopes.size() < MAX_PROPERTIES) {
                scopes.add(element);
            }
            if (attributes.hasKey("typeof") && typed.size() < MAX_PROPERTIES) {
                typed.add(element);
            }
            if (attributes.hasKey("itemprop") && properties.size() < MAX_PROPERTIES) {
                properties.add(element);
            }
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private void noteMeta(Element meta) {
        var content = meta.attr("content").strip();
        if (!content.isEmpty()) {
            for (var name : List.of(meta.attr("property"), meta.attr("name"))) {
                if (!name.isEmpty()) {
                    metas.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), content);
                }
            }
        }
    }

    Document document() {
        return document;
    }

    /** The page before any tree was made of it, wherein only ASCII characters are what they seem. */
    String source() {
        return source.ascii();
    }

    String url() {
        return url;
    }

    PageAddress address() {
        return address;
    }

    /** The content of the first of these meta properties that says anything. */
    @Nullable
    String meta(String... names) {
        for (var name : names) {
            var content = metas.get(name);
            if (content != null) {
                return content;
            }
        }
        return null;
    }

    List<Script> scripts() {
        return scripts;
    }

    /** Elements that open a microdata thing, in page order. */
    List<Element> scopes() {
        return scopes;
    }

    /** Elements that open an RDFa thing, in page order. */
    List<Element> typed() {
        return typed;
    }

    /** Elements with a microdata property, in page order. */
    List<Element> properties() {
        return properties;
    }

    List<Element> headings() {
        return headings;
    }

    /** The language or country the page claims, and otherwise its host's, decides what a bare {@code $} is. */
    CurrencySign.Hint hint() {
        var html = document.firstElementChild();
        return CurrencySign.Hint.ofLocale(meta("og:locale"))
                .or(CurrencySign.Hint.ofLocale(html == null ? null : html.attr("lang")))
                .or(CurrencySign.Hint.ofHost(address.host()));
    }

    /** What the page calls its subject. */
    @Nullable
    String headline() {
        var heading =
                headings.isEmpty() ? null : SchemaOrg.clean(headings.getFirst().text());
        return heading != null ? heading : SchemaOrg.clean(document.title());
    }
}
