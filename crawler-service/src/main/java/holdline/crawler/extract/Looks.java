package holdline.crawler.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    private static final int MAX_NAMES = 600;

    private static final Set<String> STRUCK = Set.of(
            "strike",
            "striked",
            "strikethrough",
            "strikeout",
            "struck",
            "crossed",
            "through",
            "linethrough",
            "lineth",
            "del",
            "durchgestrichen",
            "barre",
            "tachado");

    /** Names of prices that were asked once, or that somebody else recommends. */
    private static final Set<String> FORMER = Set.of(
            "old",
            "was",
            "original",
            "before",
            "msrp",
            "rrp",
            "uvp",
            "srp",
            "pvp",
            "previous",
            "prev",
            "past",
            "compare",
            "reference",
            "regular",
            "retail",
            "former",
            "listprice",
            "oldprice",
            "wasprice",
            "saleless",
            "nonsale",
            "ancien",
            "statt",
            "vorher",
            "antes",
            "anterior",
            "pricelist",
            "priceold",
            "originalprice",
            "regularprice",
            "suggested");

    private static final Set<String> CURRENT = Set.of(
            "sale",
            "special",
            "final",
            "current",
            "now",
            "our",
            "ourprice",
            "offer",
            "selling",
            "actual",
            "buying",
            "buybox",
            "main",
            "promo",
            "deal",
            "discounted",
            "reduced",
            "big",
            "today",
            "detail",
            "details",
            "pdp",
            "primary",
            "large",
            "product",
            "saleprice",
            "finalprice",
            "newprice",
            "new",
            "prod",
            "neu",
            "akce");

    private static final Set<String> PRICE = Set.of(
            "price",
            "prices",
            "pricing",
            "pricebox",
            "priceblock",
            "preis",
            "prix",
            "precio",
            "preco",
            "prezzo",
            "cena",
            "ceny",
            "kaina",
            "hinta",
            "pris",
            "prijs",
            "pret",
            "fiyat",
            "harga",
            "gia",
            "cost",
            "amount",
            "money",
            "currency",
            "tsena",
            "stoimost",
            "jiage",
            "pr");

    /** Amounts that are paid for something else, or that are not paid at all. */
    private static final Set<String> OTHER_AMOUNT = Set.of(
            "shipping",
            "ship",
            "delivery",
            "versand",
            "postage",
            "save",
            "saving",
            "savings",
            "saved",
            "discount",
            "rabatt",
            "installment",
            "installments",
            "instalment",
            "instalments",
            "monthly",
            "month",
            "finance",
            "financing",
            "credit",
            "klarna",
            "affirm",
            "afterpay",
            "paypal",
            "parcelas",
            "parcela",
            "points",
            "bonus",
            "loyalty",
            "cashback",
            "tax",
            "deposit",
            "warranty",
            "protection",
            "tradein",
            "gift",
            "giftcard",
            "giftwrap",
            "ppu",
            "perunit",
            "grundpreis",
            "baseprice",
            "unitprice",
            "subtotal",
            "total",
            "filter",
            "rating",
            "ratings",
            "stars",
            "review",
            "reviews",
            "count",
            "counter",
            "qty",
            "quantity",
            "coupon",
            "threshold",
            "percent",
            "percentage",
            "saleoff",
            "used",
            "promotional",
            "math",
            "cents");

    private static final Set<String> ASIDE = Set.of(
            "related",
            "relatedproducts",
            "recommend",
            "recommended",
            "recommendation",
            "recommendations",
            "recs",
            "reco",
            "similar",
            "similarities",
            "sims",
            "upsell",
            "upsells",
            "crosssell",
            "crosssells",
            "xsell",
            "cross",
            "also",
            "alsolike",
            "alsobought",
            "viewed",
            "recently",
            "bought",
            "together",
            "bundle",
            "bundles",
            "accessories",
            "accessory",
            "footer",
            "nav",
            "navigation",
            "navbar",
            "menu",
            "megamenu",
            "history",
            "minicart",
            "basket",
            "wishlist",
            "ads",
            "advert",
            "advertisement",
            "sponsored",
            "popular",
            "bestseller",
            "bestsellers",
            "suggest",
            "suggestion",
            "suggestions",
            "complementary",
            "complete",
            "completa",
            "outfit",
            "look",
            "mlt",
            "comment",
            "comments",
            "modal",
            "popup",
            "overlay",
            "dialog",
            "tooltip",
            "breadcrumb",
            "breadcrumbs",
            "search",
            "compat",
            "compatible",
            "autres",
            "associes");

    private static final Set<String> PERHAPS_ASIDE = Set.of(
            "carousel",
            "slider",
            "swiper",
            "slick",
            "slide",
            "owl",
            "tile",
            "teaser",
            "card",
            "grid",
            "listing",
            "sidebar",
            "header",
            "item",
            "items",
            "other",
            "more");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern HIDDEN_STYLE = Pattern.compile("(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden");
    private static final List<String> HIDDEN =
            List.of("hidden", "hide", "d-none", "is-hidden", "u-hidden", "aok-hidden");

    private Looks() {}

    /** The words in an element's class and id: {@code priceBlock-oldPrice} is price, block, old, price. */
    static Set<String> names(Element element) {
        if (element.attributesSize() == 0) {
            return Set.of();
        }
        var all = element.attr("class") + " " + element.id() + " " + element.attr("data-testid") + " "
                + element.attr("data-component") + " " + element.attr("data-qa");
        if (all.isBlank()) {
            return Set.of();
        }
        var text = all.length() > MAX_NAMES ? all.substring(0, MAX_NAMES) : all;
        var names = new HashSet<String>();
        var word = new StringBuilder();
        var whole = new StringBuilder();
        for (var i = 0; i <= text.length(); i++) {
            var c = i < text.length() ? text.charAt(i) : ' ';
            var letter = Character.isLetter(c);
            var hump = letter && Character.isUpperCase(c) && i > 0 && Character.isLowerCase(text.charAt(i - 1));
            if (!letter || hump) {
                flush(word, names);
            }
            if (letter) {
                word.append(Character.toLowerCase(c));
                whole.append(Character.toLowerCase(c));
            } else if (c != '-' && c != '_') {
                flush(whole, names);
            }
        }
        return names;
    }

    private static void flush(StringBuilder word, Set<String> names) {
        if (word.length() > 1) {
            names.add(word.toString());
        }
        word.setLength(0);
    }

    static boolean isStruck(Element element, Set<String> names) {
        var tag = element.normalName();
        return tag.equals("del")
                || tag.equals("s")
                || tag.equals("strike")
                || any(names, STRUCK)
                || element.attr("style").toLowerCase(Locale.ROOT).contains("line-through");
    }

    static boolean isFormer(Set<String> names) {
        return any(names, FORMER);
    }

    static boolean isCurrent(Set<String> names) {
        return any(names, CURRENT);
    }

    static boolean isPrice(Set<String> names) {
        return any(names, PRICE);
    }

    static boolean isOtherAmount(Set<String> names) {
        return any(names, OTHER_AMOUNT);
    }

    static boolean isAside(Element element, Set<String> names) {
        var tag = element.normalName();
        return tag.equals("footer") || tag.equals("nav") || any(names, ASIDE);
    }

    static boolean mayBeAside(Element element, Set<String> names) {
        var tag = element.normalName();
        return tag.equals("aside") || tag.equals("header") || any(names, PERHAPS_ASIDE);
    }

    static boolean isHidden(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        var style = element.attr("style");
        var names = element.attr("class");
        return element.hasAttr("hidden")
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
                    if (element.normalName().equals("script")
                            || element.normalName().equals("style")) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    if (withoutStruck && isStruck(element, names(element))) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    if (element.isBlock() || element.normalName().equals("br")) {
                        text.append(' ');
                    }
                }
                return FilterResult.CONTINUE;
            }
        });
        var plain = SPACE.matcher(text).replaceAll(" ").strip();
        return plain.length() > limit ? plain.substring(0, limit) : plain;
    }

    private static void append(StringBuilder text, TextNode node, int limit) {
        var whole = node.getWholeText();
        var words = whole.length() > limit ? whole.substring(0, limit) : whole;
        var last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        var plain = words.strip();
        if (Character.isDigit(last)
                && plain.length() == 2
                && plain.chars().allMatch(Character::isDigit)
                && areCents(node)) {
            text.append('.');
        }
        text.append(words);
    }

    private static boolean areCents(TextNode node) {
        var parent = node.parent();
        if (parent == null) {
            return false;
        }
        if (parent.normalName().equals("sup")) {
            return true;
        }
        var names = names(parent);
        return any(
                names,
                Set.of("cents", "cent", "fraction", "decimal", "decimals", "mantissa", "penny", "pence", "kopeck"));
    }

    private static boolean any(Set<String> names, Set<String> wanted) {
        if (names.isEmpty()) {
            return false;
        }
        for (var name : names) {
            if (wanted.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
