package holdline.crawler.extract;

import holdline.crawler.extract.Marks.Mark;
import holdline.events.Availability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The cards of a search or shop page nobody has a recipe for: elements that repeat side by side, most of them with a
 * link of their own, a title and a price. Knows no shop.
 *
 * <p>One walk over the page finds its amounts of money; from each the way up leads to what repeats. A page with a price
 * or a button to buy outside of any such list is about one thing, whatever carousels stand on it.
 */
final class CardList {

    static final String SOURCE = "cards";

    private static final int MAX_ELEMENTS = 40_000;
    private static final int MAX_SPOTS = 1_500;
    private static final int MAX_LOOKS = 3_000;
    private static final int MAX_CARD_ELEMENTS = 300;
    private static final int MAX_GROUPS = 6;

    /** Of all cards of all lists together. */
    private static final int MAX_READ = 60_000;

    private static final int CLIMB = 10;
    private static final int PRICE_TEXT = 80;
    private static final int TITLE_TEXT = 300;
    private static final int BUTTON_TEXT = 40;

    /** Fewer are a row of something; more siblings without a price than with one are something else. */
    private static final int LEAST_CARDS = 3;

    private static final Set<String> UNSEEN = Set.of(
            "script", "style", "noscript", "template", "svg", "option", "head", "textarea", "iframe", "footer", "nav");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    /** Positions and passing states, by which siblings of one kind differ. */
    private static final Set<String> PASSING =
            Set.of("first", "last", "odd", "even", "active", "new", "sale", "hot", "featured", "selected", "ad");

    private static final Pattern OTHERS = Pattern.compile("(?i)related|recommend|similar|up-?sell|cross-?sell|recent"
            + "|viewed|bought|accessor|complement|carousel|swiper|slick|footer|menu|breadcrumb|cart|basket|guess|also");
    private static final Pattern NAMED = Pattern.compile("(?i)(?:title|name|heading|subject)(?![a-z])");
    private static final Pattern NO_NAME = Pattern.compile("(?i)shop|store|seller|vendor|brand|user|sub-?title");
    private static final Pattern DEED =
            Pattern.compile("(?i)add[-_]?to|/cart|/basket|wishlist|favou?rite|compare|/login|/signin|/account");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Page page;
    private final CurrencySign.Hint hint;
    private final List<Spot> spots = new ArrayList<>();
    private final List<Element> buttons = new ArrayList<>();
    private final IdentityHashMap<Element, Boolean> linked = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Map<String, List<Element>>> children = new IdentityHashMap<>();
    private int walked;
    private int looks;
    private int cardElements;

    /**
     * Where money is written.
     *
     * @param marked whether the element is called a price
     */
    private record Spot(Element element, boolean marked) {}

    /** Elements of one kind in places of one kind. */
    private static final class Group {
        private final Map<Element, List<Element>> byParent = new LinkedHashMap<>();
        private int spots;

        List<Element> cards() {
            return byParent.values().stream()
                    .flatMap(List::stream)
                    .limit(RecipeReader.MAX_CARDS)
                    .toList();
        }
    }

    /** A group all of whose parts were found. */
    private record Cards(List<Element> elements, List<Facts> facts, long priced) {}

    private CardList(Page page, CurrencySign.Hint hint) {
        this.page = page;
        this.hint = hint;
    }

    /** One entry per card, those without a price included; none when the page is no list. */
    static List<Facts> in(Page page, CurrencySign.Hint hint) {
        return new CardList(page, hint).read();
    }

    private List<Facts> read() {
        page.document().body().filter(this::note);
        if (spots.size() < LEAST_CARDS) {
            return List.of();
        }
        var lists = groups().stream()
                .sorted(Comparator.comparingInt((Group group) -> group.spots).reversed())
                .limit(MAX_GROUPS)
                .flatMap(group -> cards(group).stream())
                .toList();
        // Of lists within lists the inner one has as many prices and comes first.
        var best = lists.stream()
                .filter(list -> !isAside(list.elements().getFirst()))
                .reduce((one, other) -> other.priced() > one.priced() ? other : one);
        if (best.isEmpty() || isOfOneThing(lists)) {
            return List.of();
        }
        return best.get().facts();
    }

    private NodeFilter.FilterResult note(Node node, int depth) {
        if (node instanceof TextNode text) {
            var words = text.getWholeText().strip();
            if (!words.isEmpty() && words.length() <= PRICE_TEXT && text.parent() != null) {
                var parent = text.parent();
                if (spots.size() < MAX_SPOTS
                        && hasDigit(words)
                        && CurrencySign.in(words).find()) {
                    spots.add(new Spot(parent, false));
                }
                if (words.length() <= BUTTON_TEXT && Wording.isBuy(words)) {
                    buttons.add(parent);
                }
            }
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return NodeFilter.FilterResult.CONTINUE;
        }
        if (walked++ > MAX_ELEMENTS) {
            return NodeFilter.FilterResult.STOP;
        }
        if (UNSEEN.contains(element.normalName()) || Looks.isHidden(element)) {
            return NodeFilter.FilterResult.SKIP_ENTIRELY;
        }
        if (element.normalName().equals("input") && Wording.isBuy(Looks.attribute(element, "value"))) {
            buttons.add(element);
        }
        if (isPrice(element) && spots.size() < MAX_SPOTS && looks++ < MAX_LOOKS) {
            var text = Looks.text(element, PRICE_TEXT + 1);
            if (text.length() <= PRICE_TEXT && hasDigit(text)) {
                spots.add(new Spot(element, true));
                return NodeFilter.FilterResult.SKIP_CHILDREN;
            }
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isPrice(Element element) {
        return Marks.of(element).has(Mark.PRICE)
                || Looks.attribute(element, "itemprop").equals("price");
    }

    private List<Group> groups() {
        var groups = new LinkedHashMap<String, Group>();
        for (var spot : spots) {
            var up = spot.element();
            for (var i = 0; i < CLIMB; i++) {
                var parent = up.parent();
                if (parent == null || up.normalName().equals("body")) {
                    break;
                }
                if (isLinked(up)) {
                    var kind = kind(up);
                    var alike = alike(parent).get(kind);
                    if (alike != null && alike.size() > 1) {
                        var above = parent.parent();
                        var group = groups.computeIfAbsent(
                                kind + '<' + kind(parent) + '<' + (above == null ? "" : kind(above)), _ -> new Group());
                        group.byParent.putIfAbsent(parent, alike);
                        group.spots++;
                    }
                }
                up = parent;
            }
        }
        return List.copyOf(groups.values());
    }

    /** Whether something can be gone to from here. */
    private boolean isLinked(Element element) {
        var known = linked.get(element);
        if (known == null) {
            known = element.hasAttr("href") || element.children().stream().anyMatch(this::isLinked);
            linked.put(element, known);
        }
        return known;
    }

    private Map<String, List<Element>> alike(Element parent) {
        return children.computeIfAbsent(
                parent,
                one -> one.children().stream()
                        .filter(child -> !UNSEEN.contains(child.normalName()))
                        .collect(Collectors.groupingBy(CardList::kind)));
    }

    /** What siblings of one kind have in common: the tag, and the first of its names that is more than a position. */
    private static String kind(Element element) {
        var names = Looks.attribute(element, "class").strip();
        if (!names.isEmpty()) {
            for (var name : SPACE.split(names, 8)) {
                var plain = DIGITS.matcher(name).replaceAll("");
                if (!plain.isEmpty() && !PASSING.contains(plain)) {
                    return element.normalName() + '.' + plain;
                }
            }
        }
        return element.normalName();
    }

    private Optional<Cards> cards(Group group) {
        var elements = group.cards();
        if (elements.size() < LEAST_CARDS) {
            return Optional.empty();
        }
        var facts = new LinkedHashMap<String, Facts>();
        var repeated = 0;
        for (var element : elements) {
            var card = new Card(element).read();
            if (card != null && facts.putIfAbsent(Objects.requireNonNull(card.url()), card) != null) {
                repeated++;
            }
        }
        var priced = facts.values().stream().filter(Facts::saysAPrice).count();
        return facts.size() >= LEAST_CARDS
                        && repeated * 4 <= facts.size()
                        && facts.size() * 2 >= elements.size()
                        && priced >= 2
                        && priced * 2 >= facts.size()
                ? Optional.of(new Cards(elements, List.copyOf(facts.values()), priced))
                : Optional.empty();
    }

    /** Something is asked, or can be bought, outside of every list: the page is about that. */
    private boolean isOfOneThing(List<Cards> lists) {
        var inside = new IdentityHashMap<Element, Boolean>();
        lists.forEach(list -> list.elements().forEach(element -> inside.put(element, true)));
        return buttons.stream().anyMatch(button -> isOutside(button, inside))
                || spots.stream()
                        .anyMatch(
                                spot -> spot.marked() && isOutside(spot.element(), inside) && isAsked(spot.element()));
    }

    private static boolean isOutside(Element element, IdentityHashMap<Element, Boolean> inside) {
        for (@Nullable Element up = element; up != null; up = up.parent()) {
            if (inside.containsKey(up)) {
                return false;
            }
        }
        return !isAside(element);
    }

    private boolean isAsked(Element element) {
        var marks = Marks.of(element);
        var price = PriceText.within(Looks.unstruck(element, PRICE_TEXT), null, hint);
        return !Looks.isStruck(element, marks)
                && !marks.has(Mark.OTHER_AMOUNT)
                && price.currencyText() != null
                && isAPrice(price);
    }

    private static boolean isAPrice(PriceText price) {
        var amount = price.amount();
        if (amount == null || amount.signum() <= 0) {
            return false;
        }
        return switch (price.kind()) {
            case PRICE, RANGE, STARTING_FROM, AFTER_COUPON, LIMITED_QUANTITY -> true;
            case LIST_PRICE, DISCOUNT_AMOUNT, PER_UNIT, FACE_VALUE, PROMOTION, COUNT, NONE -> false;
        };
    }

    private static boolean isAside(Element element) {
        for (@Nullable Element up = element; up != null && !up.normalName().equals("body"); up = up.parent()) {
            var names = Looks.attribute(up, "class") + ' ' + Looks.attribute(up, "id");
            if (up.normalName().equals("aside")
                    || up.normalName().equals("header")
                    || (names.length() > 1 && OTHERS.matcher(names).find())
                    || Marks.of(up).has(Mark.OTHER_AMOUNT)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    /** One card being read. */
    private final class Card {

        private final Element root;
        private final List<PriceText> asked = new ArrayList<>();
        private @Nullable PriceText former;
        private @Nullable String heading;
        private @Nullable String named;
        private @Nullable String inLink;
        private @Nullable String longest;
        private @Nullable String said;
        private @Nullable String url;
        private @Nullable String image;
        private boolean soldOut;
        private int elements;

        Card(Element root) {
            this.root = root;
        }

        /** Nothing where no link or no title is. */
        @Nullable
        Facts read() {
            @Nullable Element around = root.parent();
            for (var i = 0; i < 2 && around != null; i++, around = around.parent()) {
                if (around.normalName().equals("a")) {
                    link(around);
                }
            }
            root.filter(this::note);
            var title = SchemaOrg.clean(first(heading, named, said, inLink, longest));
            if (url == null || title == null) {
                return null;
            }
            return new Facts(
                    SOURCE,
                    url,
                    null,
                    title,
                    null,
                    null,
                    null,
                    null,
                    Offering.SellerName.UNKNOWN,
                    quotes(),
                    former == null || former.amount() == null ? null : quote(former, ":listPrice"),
                    soldOut ? Availability.OUT_OF_STOCK : Availability.IN_STOCK,
                    false,
                    List.of(),
                    List.of(),
                    image == null ? List.of() : List.of(image));
        }

        /** Two amounts that nothing tells apart are no price. */
        private List<Facts.Quote> quotes() {
            var amounts = new HashMap<String, PriceText>();
            asked.forEach(price -> amounts.put(
                    Objects.requireNonNull(price.amount()).stripTrailingZeros().toPlainString(), price));
            return amounts.size() == 1 ? List.of(quote(asked.getFirst(), ":price")) : List.of();
        }

        private static Facts.Quote quote(PriceText price, String field) {
            return new Facts.Quote(
                    Objects.requireNonNull(price.amount()),
                    price.high(),
                    price.currency(),
                    SOURCE + field,
                    price.startingFrom());
        }

        private static @Nullable String first(@Nullable String... texts) {
            for (var text : texts) {
                if (text != null) {
                    return text;
                }
            }
            return null;
        }

        private NodeFilter.FilterResult note(Node node, int depth) {
            if (node instanceof TextNode text) {
                text(text);
                return NodeFilter.FilterResult.CONTINUE;
            }
            if (!(node instanceof Element element)) {
                return NodeFilter.FilterResult.CONTINUE;
            }
            if (elements++ > MAX_CARD_ELEMENTS || cardElements++ > MAX_READ) {
                return NodeFilter.FilterResult.STOP;
            }
            if (UNSEEN.contains(element.normalName()) || Looks.isHidden(element)) {
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            var marks = Marks.of(element);
            if (Looks.isStruck(element, marks)) {
                price(Looks.text(element, PRICE_TEXT), true);
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            switch (element.normalName()) {
                case "a" -> link(element);
                case "img" -> image(element);
                default -> {}
            }
            if (depth > 0 && isPrice(element)) {
                var text = Looks.text(element, PRICE_TEXT + 1);
                if (text.length() <= PRICE_TEXT
                        && hasDigit(text)
                        && isOneAmount(text)
                        && text.equals(Looks.unstruck(element, PRICE_TEXT + 1))) {
                    price(text, marks.has(Mark.FORMER));
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
            }
            title(element);
            return NodeFilter.FilterResult.CONTINUE;
        }

        private void title(Element element) {
            if (heading == null && HEADINGS.contains(element.normalName())) {
                heading = words(Looks.text(element, TITLE_TEXT));
            }
            var names = Looks.attribute(element, "class");
            if (named == null
                    && !names.isEmpty()
                    && NAMED.matcher(names).find()
                    && !NO_NAME.matcher(names).find()) {
                named = words(Looks.text(element, TITLE_TEXT));
            }
        }

        private void text(TextNode node) {
            var text = node.getWholeText().strip();
            if (text.isEmpty() || text.length() > TITLE_TEXT) {
                return;
            }
            if (text.length() <= BUTTON_TEXT) {
                soldOut |= Wording.isSoldOut(text);
            }
            if (text.length() <= PRICE_TEXT
                    && hasDigit(text)
                    && CurrencySign.in(text).find()
                    && isOneAmount(text)) {
                price(text, false);
                return;
            }
            var words = words(text);
            if (words != null && !Wording.isBuy(words)) {
                if (longest == null || words.length() > longest.length()) {
                    longest = words;
                }
                if (isInLink(node) && (inLink == null || words.length() > inLink.length())) {
                    inLink = words;
                }
            }
        }

        private boolean isInLink(TextNode node) {
            @Nullable Element up = node.parent();
            for (var i = 0; up != null && i < CLIMB; i++, up = up.parent()) {
                if (up.normalName().equals("a")) {
                    return true;
                }
            }
            return false;
        }

        /** A text that may be a name: it has letters, and is not an amount with words. */
        private static @Nullable String words(String text) {
            var letters = Reading.letters(text);
            return letters.length() < 3
                            || letters.chars().noneMatch(Character::isLetter)
                            || (text.length() < 30 && CurrencySign.in(text).find() && hasDigit(text))
                    ? null
                    : text;
        }

        private static boolean isOneAmount(String text) {
            var found = CurrencySign.in(text);
            var signs = 0;
            while (found.find()) {
                signs++;
            }
            return signs <= 1 || text.contains("-") || text.contains("–") || text.contains("~");
        }

        private void price(String text, boolean struck) {
            var price = PriceText.within(text, null, hint);
            if (price.amount() == null) {
                return;
            }
            if (struck || price.kind() == PriceText.Kind.LIST_PRICE) {
                former = former == null ? price : former;
            } else if (isAPrice(price) && asked.size() < 8) {
                asked.add(price);
            }
        }

        private void link(Element element) {
            var href = Looks.attribute(element, "href").strip();
            if (url != null
                    || href.isEmpty()
                    || href.startsWith("#")
                    || DEED.matcher(href).find()) {
                return;
            }
            var address = StringUtil.resolve(page.url(), href);
            PageAddress.read(address)
                    .filter(there -> !there.path().equals(page.address().path())
                            || !there.host().equals(page.address().host()))
                    .filter(there -> there.path().length() > 1 || !there.query().isEmpty())
                    .ifPresent(_ -> {
                        url = address;
                        said = words(Looks.attribute(element, "title"));
                    });
        }

        private void image(Element element) {
            for (var name : List.of("data-src", "data-original", "data-lazy", "data-lazy-src", "src")) {
                var source = Looks.attribute(element, name);
                if (image == null && !source.isBlank() && !source.startsWith("data:")) {
                    image = StringUtil.resolve(page.url(), source);
                }
            }
            if (longest == null) {
                longest = words(Looks.attribute(element, "alt"));
            }
        }
    }
}
