package holdline.crawler.extract;

import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides which of the stated prices is the page's price. Sources come best first; the first that states a price is
 * asked, the others agree, are explained, or contradict. A contradiction is settled only by what a visitor can see.
 */
final class Resolver {

    /** How far a source is trusted alone. */
    private static double trust(String source) {
        if (source.startsWith("recipe:")) {
            return 0.97;
        }
        return switch (source) {
            case "json-ld" -> 0.95;
            case "microdata", "rdfa" -> 0.93;
            case "opengraph" -> 0.85;
            default -> 0.75;
        };
    }

    private static final double AGREED = 0.99;
    private static final double SETTLED_BY_SIGHT = 0.8;
    /** A sale of more than 95 % is a mistake of the reader. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.05");

    private final CurrencySign.Hint hint;
    private final Supplier<Sight> sight;
    private final Predicate<BigDecimal> maybeStruck;

    /**
     * With a way to look at the page.
     *
     * @param sight what a visitor sees; asked only when the sources leave a doubt
     * @param maybeStruck whether an amount may be shown struck out
     */
    Resolver(CurrencySign.Hint hint, Supplier<Sight> sight, Predicate<BigDecimal> maybeStruck) {
        this.hint = hint;
        this.sight = sight;
        this.maybeStruck = maybeStruck;
    }

    /** What the sources together say. */
    sealed interface Resolution {
        List<Candidate> candidates();

        record Agreed(Price price, double confidence, List<String> provenance, List<Candidate> candidates)
                implements Resolution {}

        record Contradicted(String detail, List<Candidate> candidates) implements Resolution {}

        record Silent(List<Candidate> candidates) implements Resolution {}
    }

    Resolution resolve(List<Facts> sources) {
        var candidates = new ArrayList<Candidate>();
        var stated = new ArrayList<Stated>();
        for (var facts : sources) {
            facts.quotes().stream()
                    .filter(quote -> !quote.isPrice())
                    .forEach(quote -> candidates.add(candidate(quote, "zero is not a price")));
            Stated.of(facts).ifPresent(stated::add);
        }
        if (stated.isEmpty()) {
            return new Resolution.Silent(candidates);
        }
        var currencies = stated.stream()
                .map(Stated::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (currencies.size() > 1 && mixed(stated.getFirst())) {
            stated.forEach(
                    one -> one.quotes().forEach(quote -> candidates.add(candidate(quote, "several currencies"))));
            return new Resolution.Contradicted("the page states prices in several currencies", candidates);
        }
        var currency = currencies.isEmpty() ? hint.currency() : currencies.getFirst();
        if (currency == null) {
            stated.forEach(one -> one.quotes().forEach(quote -> candidates.add(candidate(quote, "no currency"))));
            return new Resolution.Contradicted("a price without any currency", candidates);
        }
        return settle(stated, currency, candidates, sources);
    }

    private Resolution settle(List<Stated> all, String currency, List<Candidate> candidates, List<Facts> sources) {
        var stated = new ArrayList<>(all);
        var onSale = onSale(stated, currency, candidates);
        if (onSale != null) {
            return onSale;
        }
        var listed = sources.stream().map(Facts::list).filter(Objects::nonNull).toList();
        var chosen = stated.getFirst();
        var provenance = new ArrayList<String>();
        var against = new ArrayList<Stated>();
        for (var one : stated) {
            if (one.agreesWith(chosen)) {
                provenance.add(one.source());
            } else if (listed.stream().anyMatch(list -> list.amount().compareTo(one.low()) == 0)) {
                one.quotes().forEach(quote -> candidates.add(candidate(quote, "the struck-out price")));
            } else {
                against.add(one);
            }
        }
        var confidence = provenance.size() > 1 ? AGREED : trust(chosen.source());
        if (!against.isEmpty() && provenance.size() <= against.size()) {
            var seen = seen(stated);
            if (seen == null) {
                stated.forEach(one -> one.quotes().forEach(quote -> candidates.add(candidate(quote, "contradicted"))));
                return new Resolution.Contradicted("the page states prices that contradict each other", candidates);
            }
            provenance.clear();
            stated.stream()
                    .filter(one -> one.agreesWith(seen))
                    .map(Stated::source)
                    .forEach(provenance::add);
            chosen = seen;
            confidence = SETTLED_BY_SIGHT;
        }
        for (var one : stated) {
            var reason = one.agreesWith(chosen) ? "taken" : "contradicted by " + String.join(", ", provenance);
            one.quotes().forEach(quote -> candidates.add(candidate(quote, reason)));
        }
        var price = new Price(chosen.low(), chosen.high(), currency, chosen.startingFrom());
        return new Resolution.Agreed(price, confidence, provenance, candidates);
    }

    /**
     * Sources that state what the page shows struck out speak of yesterday's price: they are set aside, and when no other
     * is left, the page's own text says what is asked now.
     */
    private @Nullable Resolution onSale(List<Stated> stated, String currency, List<Candidate> candidates) {
        if (stated.stream().noneMatch(one -> one.high() == null && maybeStruck.test(one.low()))) {
            return null;
        }
        var seen = sight.get();
        if (!(seen.main() instanceof Sight.Main.Clear(var place, var _, var sure))
                || stated.stream().noneMatch(one -> isYesterdays(one, place, seen))) {
            return null;
        }
        var price = place.price();
        stated.removeIf(one -> {
            var former = isYesterdays(one, place, seen);
            if (former) {
                one.quotes().forEach(quote -> candidates.add(candidate(quote, "shown struck out on the page")));
            }
            return former;
        });
        if (!stated.isEmpty()) {
            return null;
        }
        candidates.add(new Candidate(
                place.amount().toPlainString(), price.currency(), "page:" + where(place), "taken: shown beside it"));
        return new Resolution.Agreed(
                new Price(place.amount(), price.high(), currency, price.startingFrom()),
                Math.min(SETTLED_BY_SIGHT, sure),
                List.of("page"),
                candidates);
    }

    private static boolean isYesterdays(Stated one, Sight.Place now, Sight seen) {
        return one.high() == null
                && seen.showsOnlyAsFormer(one.low())
                && now.amount().compareTo(one.low()) < 0
                && now.amount().compareTo(one.low().multiply(LEAST_SHARE)) > 0;
    }

    /** What the page's text alone says, when no source states a price. */
    Resolution bySight() {
        return switch (sight.get().main()) {
            case Sight.Main.Clear(var place, var former, var confidence) -> {
                var price = place.price();
                var currency = price.currency() != null ? price.currency() : hint.currency();
                var candidates = new ArrayList<Candidate>();
                if (former != null) {
                    candidates.add(candidate(former, "struck out"));
                }
                if (currency == null) {
                    candidates.add(candidate(place, "no currency"));
                    yield new Resolution.Contradicted("a price without any currency", candidates);
                }
                candidates.add(candidate(place, "taken: near title and button"));
                yield new Resolution.Agreed(
                        new Price(place.amount(), price.high(), currency, price.startingFrom()),
                        confidence,
                        List.of("page"),
                        candidates);
            }
            case Sight.Main.Unclear(var rivals) ->
                new Resolution.Contradicted(
                        "several amounts of the page could be its price",
                        rivals.stream()
                                .map(place -> candidate(place, "not told apart"))
                                .toList());
            case Sight.Main.OnlyFormer(var former) ->
                new Resolution.Contradicted(
                        PROMOTION_UNKNOWN,
                        former.stream()
                                .map(place -> candidate(place, "a list price; what is asked now is not on the page"))
                                .toList());
            case Sight.Main.Nothing() -> new Resolution.Silent(List.of());
        };
    }

    static final String PROMOTION_UNKNOWN = "promotion unknown: the page carries only a list price";

    private static Candidate candidate(Sight.Place place, String reason) {
        return new Candidate(place.amount().toPlainString(), place.price().currency(), "page:" + where(place), reason);
    }

    private static String where(Sight.Place place) {
        var element = place.element();
        var name = element.id().isEmpty() ? element.className().strip() : "#" + element.id();
        var first = name.isEmpty() ? element.normalName() : name.split("\\s+", 2)[0];
        return first.length() > 60 ? first.substring(0, 60) : first;
    }

    /** The only one of the contradicting prices a visitor of the page can see, or the one that stands out; else null. */
    private @Nullable Stated seen(List<Stated> stated) {
        var page = sight.get();
        Stated only = null;
        var several = false;
        for (var one : stated) {
            if (page.shows(one.low()) && !page.showsOnlyAsFormer(one.low())) {
                several |= only != null && !only.agreesWith(one);
                only = only == null ? one : only;
            }
        }
        if (!several) {
            return only;
        }
        if (page.main() instanceof Sight.Main.Clear(var place, var _, var _)) {
            var amount = place.amount();
            return stated.stream().filter(one -> one.within(amount)).findFirst().orElse(null);
        }
        return null;
    }

    private static boolean mixed(Stated first) {
        return first.quotes().stream()
                        .map(Facts.Quote::currency)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
    }

    private static Candidate candidate(Facts.Quote quote, String reason) {
        return new Candidate(quote.amount().toPlainString(), quote.currency(), quote.from(), reason);
    }

    /** The price of one source: the range of all it quotes. */
    private record Stated(
            String source,
            BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String currency,
            boolean startingFrom,
            List<Facts.Quote> quotes) {

        static java.util.Optional<Stated> of(Facts facts) {
            var quotes = facts.quotes().stream().filter(Facts.Quote::isPrice).toList();
            if (quotes.isEmpty()) {
                return java.util.Optional.empty();
            }
            var low = quotes.stream()
                    .map(Facts.Quote::amount)
                    .reduce(BigDecimal::min)
                    .orElseThrow();
            Function<Facts.Quote, BigDecimal> top = quote -> Objects.requireNonNullElse(quote.high(), quote.amount());
            var high = quotes.stream().map(top).reduce(BigDecimal::max).orElseThrow();
            return java.util.Optional.of(new Stated(
                    facts.source(),
                    low,
                    high.compareTo(low) > 0 ? high : null,
                    quotes.stream()
                            .map(Facts.Quote::currency)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null),
                    quotes.stream().anyMatch(Facts.Quote::startingFrom),
                    quotes));
        }

        boolean agreesWith(Stated other) {
            var currencies = currency == null || other.currency == null || currency.equals(other.currency);
            return currencies && (within(other.low) || other.within(low));
        }

        private boolean within(BigDecimal amount) {
            return amount.compareTo(low) == 0
                    || (high != null && amount.compareTo(low) >= 0 && amount.compareTo(high) <= 0);
        }
    }

    /** Merges what is not a price: the first source that knows a part tells it. */
    static Offering offering(
            List<Facts> sources, Fallback fallback, @Nullable Price price, double confidence, List<String> provenance) {
        var list = sources.stream()
                .map(Facts::list)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        var listPrice = list == null || !list.isPrice() ? null : listPrice(list, price);
        return new Offering(
                fallback.url(),
                or(first(sources, Facts::itemId), fallback::itemId),
                or(first(sources, Facts::title), fallback.title()),
                first(sources, Facts::brand),
                first(sources, Facts::sku),
                first(sources, Facts::gtin),
                first(sources, Facts::mpn),
                Objects.requireNonNullElse(
                        first(sources, facts -> facts.seller().isKnown() ? facts.seller() : null),
                        Offering.SellerName.UNKNOWN),
                price,
                listPrice,
                Objects.requireNonNullElse(
                        first(sources, facts -> facts.variants().isEmpty() ? null : facts.variants()), List.of()),
                Objects.requireNonNullElse(
                        first(
                                sources,
                                facts -> facts.availability() == Availability.UNKNOWN ? null : facts.availability()),
                        Availability.UNKNOWN),
                Objects.requireNonNullElse(
                        first(sources, facts -> facts.promotions().isEmpty() ? null : facts.promotions()), List.of()),
                List.of(),
                Objects.requireNonNullElse(
                        first(sources, facts -> facts.images().isEmpty() ? null : facts.images()), List.of()),
                confidence,
                provenance);
    }

    /** A price that is not above the asked one is no list price. */
    private static @Nullable Price listPrice(Facts.Quote list, @Nullable Price price) {
        var currency = price != null ? price.currency() : list.currency();
        return currency == null || (price != null && list.amount().compareTo(price.amount()) <= 0)
                ? null
                : new Price(list.amount(), list.high(), currency, false);
    }

    private static @Nullable String or(@Nullable String first, Supplier<@Nullable String> second) {
        return first == null ? second.get() : first;
    }

    /** What is known without any source. */
    record Fallback(String url, @Nullable String itemId, Supplier<@Nullable String> title) {}

    private static <T> @Nullable T first(List<Facts> sources, Function<Facts, @Nullable T> part) {
        for (var facts : sources) {
            var value = part.apply(facts);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
