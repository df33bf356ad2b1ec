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

    /** Deeper elements are kept as siblings. The deepest shop page seen went down to 39. */
    private static final int MAX_DEPTH = 100;
    /** More tags than any shop page has (the largest seen had 21,000); the rest of such a page is not read. */
    static final int MAX_TAGS = 40_000;

    /** A tag so long is looked at before it reaches the parser, which compares each attribute with all before it. */
    private static final int LONG_TAG = 20_000;

    private static final int MAX_ATTRIBUTES = 2_000;

    private static final int MAX_ELEMENTS = 80_000;
    private static final int MAX_SCRIPTS = 400;
    private static final int MAX_PROPERTIES = 4_000;
    private static final int MAX_HEADINGS = 5;

    private final Document document;
    private final Source source;
    private final String url;
    private final PageAddress address;
    private final boolean isCut;
    private final Map<String, String> metas = new HashMap<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<Element> scopes = new ArrayList<>();
    private final List<Element> typed = new ArrayList<>();
    private final List<Element> properties = new ArrayList<>();
    private final List<Element> headings = new ArrayList<>();
    private @Nullable String stream;

    /** A script, whatever it holds. */
    record Script(String type, String id, String data) {

        boolean isJsonLd() {
            return type.contains("ld+json");
        }

        boolean isJson() {
            return type.contains("json") && !isJsonLd();
        }
    }

    private Page(Document document, Source source, String url, PageAddress address, boolean isCut) {
        this.document = document;
        this.source = source;
        this.url = url;
        this.address = address;
        this.isCut = isCut;
        document.filter(this::note);
    }

    /**
     * Parses a page.
     *
     * @param markup what the tree is made of
     * @param source the whole page, which may be more
     */
    static Page of(String markup, Source source, String url, PageAddress address) {
        var bounded = bounded(markup);
        var document = Jsoup.parse(bounded, url, Parser.htmlParser().setMaxDepth(MAX_DEPTH));
        return new Page(document, source, url, address, bounded.length() < markup.length());
    }

    /** Only so much of a page as has a sane number of tags, none of them with an insane number of attributes. */
    static String bounded(String source) {
        var tags = 0;
        for (var at = source.indexOf('<'); at >= 0; ) {
            if (++tags > MAX_TAGS) {
                return source.substring(0, at);
            }
            var next = source.indexOf('<', at + 1);
            if ((next < 0 ? source.length() : next) - at > LONG_TAG && hasTooManyAttributes(source, at)) {
                return source.substring(0, at);
            }
            at = next;
        }
        return source;
    }

    private static boolean hasTooManyAttributes(String source, int open) {
        var parts = 0;
        for (var at = open; at < source.length() && source.charAt(at) != '>' && parts <= MAX_ATTRIBUTES; at++) {
            var c = source.charAt(at);
            parts += Character.isWhitespace(c) || c == '/' || c == '=' ? 1 : 0;
        }
        return parts > MAX_ATTRIBUTES;
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

    /** Whether the page has more tags than are read of any. */
    boolean isCut() {
        return isCut;
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

    /** What the pieces of a streamed page make together, put together once. */
    String stream() {
        var joined = stream;
        if (joined == null) {
            joined = EmbeddedState.stream(scripts);
            stream = joined;
        }
        return joined;
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
