package holdline.crawler.extract;

import holdline.crawler.extract.Marks.Mark;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor of the page sees of prices: every amount in the text, how it is written, and where it stands. Knows no
 * shop. The page's own price is near its title and its button, written as money, not struck out, not in a carousel, and
 * not beside words of shipping, savings or instalments.
 */
final class Sight {

    private static final int MAX_PLACES = 500;
    private static final int MAX_ELEMENTS = 40_000;
    private static final int MAX_TEXT = 60;
    private static final int LONG_TEXT = 160;
    private static final int SIGN_LENGTH = 80;
    private static final int MAX_WORDS = 2_000;
    private static final int MAX_TEXTS = 3_000;
    private static final int NEAR = 90;
    private static final int REACH = 400;
    private static final Pattern LARGE = Pattern.compile("\\b[2-9]\\dpx");
    private static final int LONGEST_SIGN = 6;
    private static final int SIGN = 5;
    private static final int CLIMB = 5;
    private static final int MAX_PROMOTIONS = 10;
    private static final int MAX_BUTTONS = 40;
    private static final int MAX_KNOWN = 2_000;
    private static final int OUTSIDE = Integer.MAX_VALUE;

    /** Less evidence than this is no price. Found by looking at pages: words alone stay below, any marked price is above. */
    private static final double ENOUGH = 2.6;
    /** Two amounts whose evidence differs less cannot be told apart. */
    private static final double MARGIN = 0.45;

    /** An amount that nothing calls a price needs a title and a button near it. */
    private static final double UNMARKED = 1.3;

    /** How an amount is presented. */
    enum Role {
        ASKED,
        FORMER,
        STRUCK
    }

    /**
     * One amount in the page's text.
     *
     * @param at how many elements stand before it
     * @param weight how much speaks for it being the page's price
     */
    record Place(PriceText price, Role role, double weight, int at, String look, Element element) {

        BigDecimal amount() {
            return Objects.requireNonNull(price.amount());
        }
    }

    private final Page page;
    private final CurrencySign.Hint hint;
    private final List<Place> places = new ArrayList<>();
    private final List<Integer> buttons = new ArrayList<>();
    private final List<String> promotions = new ArrayList<>();
    private final List<Stock> stock = new ArrayList<>();
    private int title = -1;
    private boolean isTitled;
    private int count;

    /** Words about stock; {@code sure} where the place calls itself one that tells about stock. */
    private record Stock(int at, Availability availability, boolean sure) {}

    /**
     * A text with a digit in it.
     *
     * @param aside whether it stands in a part that is not about the page's product
     */
    private record Text(TextNode node, int at, boolean aside) {}

    private final List<Text> texts = new ArrayList<>();
    private final Map<String, Optional<PriceText>> known = new HashMap<>();
    private @Nullable Set<BigDecimal> amounts;
    private @Nullable String gone;
    private @Nullable String soldOut;
    private boolean isBare = true;
    /** How deep the part begins that is not about the page's product; none while we are outside of any. */
    private int asideFrom = OUTSIDE;

    private Sight(Page page, CurrencySign.Hint hint) {
        this.page = page;
        this.hint = hint;
    }

    static Sight of(Page page, CurrencySign.Hint hint) {
        var sight = new Sight(page, hint);
        sight.look();
        return sight;
    }

    private void look() {
        var subject = Reading.letters(Objects.requireNonNullElse(
                page.meta("og:title"), page.document().title()));
        var walker = new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (depth <= asideFrom) {
                    asideFrom = OUTSIDE;
                }
                if (node instanceof TextNode words) {
                    read(words, subject);
                    return FilterResult.CONTINUE;
                }
                if (!(node instanceof Element element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                if (count++ > MAX_ELEMENTS) {
                    return FilterResult.STOP;
                }
                if (asideFrom == OUTSIDE && depth > 0 && Looks.isAside(element, Marks.of(element))) {
                    asideFrom = depth;
                }
                return switch (element.normalName()) {
                    case "script", "style", "noscript", "template", "svg", "option", "head", "textarea", "iframe" ->
                        FilterResult.SKIP_ENTIRELY;
                    case "h1" -> {
                        if (title < 0 || !isTitled) {
                            title = count;
                            isTitled = true;
                        }
                        yield FilterResult.CONTINUE;
                    }
                    case "input", "button" -> {
                        button(element);
                        yield FilterResult.CONTINUE;
                    }
                    default -> {
                        if (Looks.isHidden(element) && !isPriceProperty(element)) {
                            yield FilterResult.SKIP_ENTIRELY;
                        }
                        if (isBuyName(element)) {
                            noteButton();
                        }
                        yield FilterResult.CONTINUE;
                    }
                };
            }
        };
        page.document().body().filter(walker);
        var seen = new IdentityHashMap<Element, Boolean>();
        var seenStruck = new IdentityHashMap<Element, Boolean>();
        for (var text : texts) {
            if (places.size() >= MAX_PLACES) {
                break;
            }
            if (!text.aside()) {
                written(text).filter(one -> isNew(one, seen, seenStruck)).ifPresent(this::weigh);
            }
        }
        isBare &= places.isEmpty();
        repeatedLooksAreCards();
    }

    private static boolean isPriceProperty(Element element) {
        return Looks.attribute(element, "itemprop").equals("price");
    }

    private void button(Element element) {
        if (!element.hasAttr("disabled")
                && (Wording.isBuy(element.attr("value"))
                        || Wording.isBuy(element.attr("title"))
                        || Wording.isBuy(element.attr("aria-label"))
                        || isBuyName(element))) {
            noteButton();
        }
    }

    private void noteButton() {
        if (buttons.size() < MAX_BUTTONS && asideFrom == OUTSIDE) {
            buttons.add(count);
        }
    }

    private static boolean isBuyName(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        var names = element.attributes().get("class");
        var id = element.attributes().get("id");
        if (!mayBuy(names) && !mayBuy(id)) {
            return false;
        }
        var text = (id + " " + names).toLowerCase(Locale.ROOT);
        return text.length() > 5
                && text.length() < 300
                && (text.contains("addtocart")
                        || text.contains("add-to-cart")
                        || text.contains("add_to_cart")
                        || text.contains("addtobasket")
                        || text.contains("add-to-basket")
                        || text.contains("addtobag")
                        || text.contains("add-to-bag")
                        || text.contains("buynow")
                        || text.contains("buy-now")
                        || text.contains("btn-buy"));
    }

    private static boolean mayBuy(String name) {
        return name.length() >= 6
                && (name.contains("art")
                        || name.contains("asket")
                        || name.contains("ag")
                        || name.contains("uy")
                        || name.contains("ART"));
    }

    private void read(TextNode node, String subject) {
        var whole = node.getWholeText();
        if (whole.isBlank()) {
            return;
        }
        var text = whole.strip();
        var length = text.length();
        if (length <= MAX_WORDS && hasDigit(text)) {
            var aside = asideFrom != OUTSIDE;
            if (texts.size() < MAX_TEXTS) {
                texts.add(new Text(node, count, aside));
                isBare &= !(aside && maySign(text));
            }
            if (!aside && length <= MAX_TEXT && promotions.size() < MAX_PROMOTIONS && Wording.isPromotion(text)) {
                promote(text);
            }
        }
        if (title < 0 && length >= 8 && length <= LONG_TEXT) {
            var own = Reading.letters(text);
            if (own.length() >= 6 && subject.contains(own)) {
                title = count;
            }
        }
        if (length <= SIGN_LENGTH && length >= 2) {
            if (gone == null && Signs.isGone(text)) {
                gone = text;
            }
            if (soldOut == null && Signs.isSoldOut(text)) {
                soldOut = text;
            }
        }
        if (length <= 40 && length >= 2 && asideFrom == OUTSIDE) {
            if (Wording.isBuy(text)) {
                noteButton();
            }
            if (stock.size() < MAX_BUTTONS) {
                if (Wording.isSoldOut(text)) {
                    noteStock(node, Availability.OUT_OF_STOCK);
                } else if (Wording.isInStock(text)) {
                    noteStock(node, Availability.IN_STOCK);
                }
            }
        }
    }

    private void promote(String text) {
        var clean = SchemaOrg.clean(text);
        if (clean != null && !promotions.contains(clean)) {
            promotions.add(clean);
        }
    }

    private void noteStock(TextNode node, Availability availability) {
        var parent = node.parent();
        if (parent != null && !isChoice(parent)) {
            stock.add(new Stock(count, availability, tellsStock(parent)));
        }
    }

    private static boolean tellsStock(Element element) {
        var up = element;
        for (var i = 0; i < 3 && up != null; i++, up = up.parent()) {
            if (Marks.of(up).has(Mark.STOCK)) {
                return true;
            }
        }
        return false;
    }

    /** One size that is sold out says nothing about the others. */
    private static boolean isChoice(Element element) {
        var up = element;
        for (var i = 0; i < CLIMB && up != null; i++, up = up.parent()) {
            var tag = up.normalName();
            if (tag.equals("select") || tag.equals("label") || tag.equals("li") || tag.equals("option")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /**
     * A price as it is written.
     *
     * @param parent of the number
     * @param element the smallest one around a number that reads as money
     */
    private record Written(PriceText price, Element parent, Element element, String words, boolean struck, int at) {}

    private static boolean isNew(Written one, Map<Element, Boolean> seen, Map<Element, Boolean> seenStruck) {
        return (one.struck() ? seenStruck : seen).put(one.element(), true) == null;
    }

    /** The smallest element around a number that reads as money: shops split sign, whole and cents over several. */
    private Optional<Written> written(Text text) {
        var parent = text.node().parent();
        var own = text.node().getWholeText().strip();
        if (parent == null || own.length() > MAX_TEXT) {
            return Optional.empty();
        }
        var element = parent;
        var struck = Looks.isStruck(parent, Marks.of(parent));
        var words = text(parent, struck);
        var price = money(own);
        if (price == null || own.length() < 6) {
            for (var i = 0; i < CLIMB; i++) {
                var read = words.length() <= MAX_TEXT ? money(words) : null;
                if (read != null) {
                    price = read;
                    break;
                }
                var up = element.parent();
                if (up == null || up.childNodeSize() > 14) {
                    break;
                }
                var wider = text(up, struck);
                if (wider.length() > MAX_TEXT) {
                    break;
                }
                element = up;
                words = wider;
            }
        }
        if (own.length() <= 16 && (price == null || !isAsked(price.kind()))) {
            var beside = money(beside(parent.previousElementSibling()) + own + beside(parent.nextElementSibling()));
            if (beside != null) {
                price = beside;
                element = parent;
                words = own;
            }
        }
        if (price == null && own.length() <= 24 && isNamedPrice(parent)) {
            element = parent;
            words = text(parent, struck);
            price = PriceText.within(words.length() <= MAX_TEXT ? words : own, null, hint);
        }
        if (price == null
                || price.amount() == null
                || price.amount().signum() <= 0
                || own.endsWith("%")
                || !isPartOf(price, own)) {
            return Optional.empty();
        }
        return Optional.of(new Written(price, parent, element, words.isEmpty() ? own : words, struck, text.at()));
    }

    private static boolean isAsked(PriceText.Kind kind) {
        return switch (kind) {
            case PRICE, RANGE, STARTING_FROM, AFTER_COUPON, LIMITED_QUANTITY, LIST_PRICE -> true;
            case DISCOUNT_AMOUNT, PER_UNIT, FACE_VALUE, PROMOTION, COUNT, NONE -> false;
        };
    }

    private static String text(Element element, boolean withStruck) {
        return withStruck ? Looks.text(element, LONG_TEXT) : Looks.unstruck(element, LONG_TEXT);
    }

    /** A sign in an element of its own stands beside its number. */
    private static String beside(@Nullable Element sibling) {
        if (sibling == null) {
            return " ";
        }
        var text = Looks.text(sibling, SIGN + 1);
        return text.length() <= SIGN && !hasDigit(text) ? " " + text + " " : " ";
    }

    /** Whether the number that was read is written here, and not only beside it. */
    private static boolean isPartOf(PriceText price, String own) {
        var found = Amount.in(own);
        var amount = Objects.requireNonNull(price.amount()).toPlainString().replaceAll("\\D", "");
        while (found.find()) {
            var digits = found.group().replaceAll("\\D", "");
            if (amount.contains(digits) || digits.contains(amount)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamedPrice(Element element) {
        var up = element;
        for (var i = 0; i < 3 && up != null; i++, up = up.parent()) {
            if (isPriceProperty(up) || Marks.of(up).has(Mark.PRICE)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable PriceText money(String text) {
        if (!hasDigit(text) || !maySign(text)) {
            return null;
        }
        // The same few words are looked at from several elements.
        var before = known.get(text);
        if (before != null) {
            return before.orElse(null);
        }
        var price = CurrencySign.in(text).find() ? PriceText.within(text, null, hint) : PriceText.NOTHING;
        var money = price.amount() == null || price.currencyText() == null ? null : price;
        if (known.size() < MAX_KNOWN) {
            known.put(text, Optional.ofNullable(money));
        }
        return money;
    }

    /** A currency is a sign of its own, or a short word right beside a digit; most texts have neither. */
    private static boolean maySign(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '$'
                    || (c > 0x7F && !Character.isAlphabetic(c) && Character.getType(c) == Character.CURRENCY_SYMBOL)) {
                return true;
            }
            if (Character.isLetter(c)) {
                var end = i;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                if ((end - i <= LONGEST_SIGN || c > 0x2E80)
                        && (isDigitNear(text, i - 1, -1) || isDigitNear(text, end, 1))) {
                    return true;
                }
                i = end;
            }
        }
        return false;
    }

    private static boolean isDigitNear(String text, int from, int step) {
        for (var i = from; i >= 0 && i < text.length() && Math.abs(i - from) <= 3; i += step) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
            if (Character.isLetter(text.charAt(i))) {
                return false;
            }
        }
        return false;
    }

    /** Adds a place, unless it is none of a price of the page's own; what is cheap to see is looked at first. */
    private void weigh(Written written) {
        var price = written.price();
        var role = Role.ASKED;
        var weight = price.currencyText() != null ? 1.0 : 0.0;
        switch (price.kind()) {
            case PRICE, RANGE, LIMITED_QUANTITY -> {}
            case AFTER_COUPON, STARTING_FROM -> weight -= 0.5;
            case LIST_PRICE -> role = Role.FORMER;
            case DISCOUNT_AMOUNT, PER_UNIT, FACE_VALUE, PROMOTION, COUNT, NONE -> {
                return;
            }
        }
        var looked = looked(written.parent());
        if (looked == null) {
            return;
        }
        var near = near(written.element(), written.words());
        var named = looked.marked();
        if (Wording.hasLetters(near)) {
            if (Wording.isOtherAmount(near) || Wording.isOthersPrice(near)) {
                return;
            }
            role = Wording.isFormer(near + " ") ? Role.FORMER : role;
            if (Wording.isPriceLabel(near)) {
                named = true;
                weight += 1.2;
            }
        }
        if (looked.struck()) {
            role = Role.STRUCK;
        } else if (looked.former() && role == Role.ASKED) {
            role = Role.FORMER;
        }
        weight += looked.weight();
        weight += written.words().length() <= 20 ? 0.5 : 0;
        weight -= named ? 0 : UNMARKED;
        weight += closeness(written.at());
        places.add(new Place(price, role, weight, written.at(), looked.look(), written.element()));
    }

    /**
     * What the elements around an amount say of it.
     *
     * @param marked whether it is called a price
     */
    private record Looked(boolean struck, boolean former, boolean marked, double weight, String look) {}

    /** Nothing where they say that the amount is something else. */
    private static @Nullable Looked looked(Element innermost) {
        var look = new StringBuilder();
        var weight = 0.0;
        var share = 1.0;
        var struck = false;
        var former = false;
        var marked = false;
        var current = false;
        @Nullable Element up = innermost;
        for (var i = 0; up != null && i < 12 && !up.normalName().equals("body"); i++, up = up.parent()) {
            var marks = Marks.of(up);
            if (i < CLIMB) {
                struck |= Looks.isStruck(up, marks);
                var property = isPriceProperty(up);
                if (marks.has(Mark.OTHER_AMOUNT) && i < 3 && !property) {
                    return null;
                }
                former |= i < 3 && !struck && marks.has(Mark.FORMER);
                if (!marked && (property || marks.has(Mark.PRICE))) {
                    marked = true;
                    weight += (property ? 2.5 : 2.0) * share;
                }
                if (!current && marks.has(Mark.CURRENT)) {
                    weight += 0.7 * share;
                    current = true;
                }
                weight += emphasis(up) * share;
                look.append(up.normalName()).append('.');
                withoutDigits(Looks.attribute(up, "class"), look);
                look.append('<');
                share -= 0.2;
            } else if (Looks.mayBeAside(up, marks)) {
                weight -= 0.35;
            }
        }
        return new Looked(struck, former, marked, weight, look.toString());
    }

    private static void withoutDigits(String names, StringBuilder into) {
        for (var i = 0; i < names.length(); i++) {
            var c = names.charAt(i);
            if (c < '0' || c > '9') {
                into.append(c);
            }
        }
    }

    private static double emphasis(Element element) {
        var style = Looks.attribute(element, "style");
        return switch (element.normalName()) {
            case "h1", "h2", "h3", "strong", "b", "big" -> 0.4;
            case "small" -> -0.4;
            default -> style.contains("font") && LARGE.matcher(style).find() ? 0.6 : 0;
        };
    }

    /** What stands in the same small block, or right before. */
    private static String near(Element element, String words) {
        var parent = element.parent();
        if (parent != null) {
            var around = Looks.text(parent, NEAR + 1);
            if (around.length() <= NEAR && amounts(around) <= 1) {
                return around;
            }
            var before = element.previousElementSibling();
            if (before != null) {
                var text = Looks.text(before, NEAR + 1);
                if (text.length() <= NEAR && amounts(text) == 0) {
                    return text + " " + words;
                }
            }
        }
        return words;
    }

    private static int amounts(String text) {
        var found = CurrencySign.in(text);
        var amounts = 0;
        while (found.find()) {
            amounts++;
        }
        return amounts;
    }

    private double closeness(int at) {
        var weight = 0.0;
        if (title >= 0) {
            var distance = at - title;
            weight += distance >= 0 ? 2.2 * Math.exp(-distance / 250.0) : 1.2 * Math.exp(distance / 80.0);
        }
        var nearest = buttons.stream().mapToInt(button -> Math.abs(button - at)).min();
        if (nearest.isPresent()) {
            weight += 1.4 * Math.exp(-nearest.getAsInt() / 120.0);
        }
        return weight;
    }

    /** The same look with three different amounts is a row of cards, unless it is the first of the page by far. */
    private void repeatedLooksAreCards() {
        var amounts = new HashMap<String, Set<BigDecimal>>();
        for (var place : places) {
            amounts.computeIfAbsent(place.look(), look -> new HashSet<>())
                    .add(place.amount().stripTrailingZeros());
        }
        places.replaceAll(place -> {
            var alike = amounts.getOrDefault(place.look(), Set.of()).size();
            return alike < 3 || place.role() != Role.ASKED
                    ? place
                    : new Place(
                            place.price(),
                            place.role(),
                            place.weight() - Math.min(2.5, 0.6 * alike),
                            place.at(),
                            place.look(),
                            place.element());
        });
    }

    /** What the page's price seems to be, seen from the text alone. */
    sealed interface Main {
        /**
         * One amount stands out.
         *
         * @param confidence from 0 to 1
         */
        record Clear(Place place, @Nullable Place former, double confidence) implements Main {}

        /** Several amounts could be it. */
        record Unclear(List<Place> rivals) implements Main {}

        /** Only a struck-out or former price is there: what is asked now is not on the page. */
        record OnlyFormer(List<Place> former) implements Main {}

        record Nothing() implements Main {}
    }

    Main main() {
        var asked = ranked(Role.ASKED);
        var former = ranked(Role.FORMER);
        if (asked.isEmpty()) {
            var struck = ranked(Role.STRUCK);
            if (!former.isEmpty() && struck.isEmpty() && buttonsNear(former.getFirst())) {
                return new Main.OnlyFormer(former);
            }
            if (!struck.isEmpty() && !former.isEmpty()) {
                // Struck out and "regular": the second is what is asked.
                return new Main.Clear(former.getFirst(), struck.getFirst(), 0.6);
            }
            return former.isEmpty() ? new Main.Nothing() : new Main.OnlyFormer(former);
        }
        var best = asked.getFirst();
        var rival = asked.size() > 1 ? asked.get(1) : null;
        var margin = rival == null ? 3 : best.weight() - rival.weight();
        if (margin < MARGIN) {
            return new Main.Unclear(asked.stream().limit(4).toList());
        }
        return new Main.Clear(best, formerOf(best), Math.min(0.88, 0.58 + 0.08 * margin + 0.02 * best.weight()));
    }

    private boolean buttonsNear(Place place) {
        return buttons.stream().anyMatch(button -> Math.abs(button - place.at()) < 200);
    }

    /** The struck-out price beside a price: near it and higher. */
    @Nullable
    Place formerOf(Place price) {
        return places.stream()
                .filter(place -> place.role() == Role.STRUCK || place.role() == Role.FORMER)
                .filter(place -> Math.abs(place.at() - price.at()) < 30)
                .filter(place -> place.amount().compareTo(price.amount()) > 0)
                .min(Comparator.comparingInt(place -> Math.abs(place.at() - price.at())))
                .orElse(null);
    }

    /** The places with enough weight, one per amount, best first; more places of one amount speak for it. */
    private List<Place> ranked(Role role) {
        var best = new HashMap<BigDecimal, Place>();
        var times = new HashMap<BigDecimal, Integer>();
        for (var place : places) {
            if (place.role() == role) {
                var amount = place.amount().stripTrailingZeros();
                times.merge(amount, 1, Integer::sum);
                best.merge(amount, place, (one, other) -> one.weight() >= other.weight() ? one : other);
            }
        }
        return best.entrySet().stream()
                .map(entry -> {
                    var place = entry.getValue();
                    var more = Math.min(0.5, 0.25 * (times.get(entry.getKey()) - 1));
                    return new Place(
                            place.price(), role, place.weight() + more, place.at(), place.look(), place.element());
                })
                .filter(place -> place.weight() >= (role == Role.ASKED ? ENOUGH : 1.5))
                .sorted(Comparator.comparingDouble(Place::weight).reversed())
                .toList();
    }

    /** Whether an amount is written anywhere in the page's text. */
    boolean shows(BigDecimal amount) {
        if (amounts == null) {
            var all = new HashSet<BigDecimal>();
            for (var text : texts) {
                var words = text.node().getWholeText();
                var found = Amount.in(words);
                while (found.find()) {
                    Amount.read(found, words, hint.currency())
                            .ifPresent(number -> all.add(number.value().stripTrailingZeros()));
                }
                if (text.aside()) {
                    written(text)
                            .ifPresent(one -> all.add(
                                    Objects.requireNonNull(one.price().amount()).stripTrailingZeros()));
                }
            }
            places.forEach(place -> all.add(place.amount().stripTrailingZeros()));
            amounts = all;
        }
        return amounts.contains(amount.stripTrailingZeros());
    }

    /** Whether the text shows no money at all, as pages do that are drawn by script. */
    boolean isBare() {
        return isBare;
    }

    /** The words by which the page says that the thing is offered no more, if it does. */
    Optional<String> gone() {
        return Optional.ofNullable(gone);
    }

    /** The words by which the page says that the thing is sold out, wherever they stand. */
    Optional<String> soldOut() {
        return Optional.ofNullable(soldOut);
    }

    /** Whether an amount is shown, and only as a price that is asked no more. */
    boolean showsOnlyAsFormer(BigDecimal amount) {
        var same = places.stream().filter(place -> isSame(place, amount)).toList();
        return !same.isEmpty() && same.stream().noneMatch(place -> place.role() == Role.ASKED);
    }

    private static boolean isSame(Place place, BigDecimal amount) {
        return place.amount().compareTo(amount) == 0
                || (place.price().high() != null && place.price().high().compareTo(amount) == 0);
    }

    /** What the text near title and price says about stock; a button to buy says that it can be bought. */
    Availability availability(@Nullable Place price) {
        var centre = price == null ? Math.max(title, 0) : price.at();
        var near = stock.stream()
                .filter(one -> one.sure() || Math.abs(one.at() - centre) < REACH)
                .min(Comparator.comparingInt(one -> Math.abs(one.at() - centre) + (one.sure() ? 0 : REACH)));
        var canBuy = !buttons.isEmpty();
        if (near.isPresent() && near.get().availability() == Availability.IN_STOCK) {
            return Availability.IN_STOCK;
        }
        if (near.isPresent() && (!canBuy || near.get().sure())) {
            return Availability.OUT_OF_STOCK;
        }
        return canBuy ? Availability.IN_STOCK : Availability.UNKNOWN;
    }

    /** What the text shows beside the price. */
    Facts facts(@Nullable Price price) {
        var place = price == null
                ? null
                : places.stream()
                        .filter(one -> one.role() == Role.ASKED && isSame(one, price.amount()))
                        .max(Comparator.comparingDouble(Place::weight))
                        .orElse(null);
        var former = place == null ? null : formerOf(place);
        var list = former == null
                ? null
                : new Facts.Quote(former.amount(), null, former.price().currency(), "page:listPrice", false);
        return Facts.nothing("page").with(List.of(), availability(place)).beside(list, promotions);
    }
}
