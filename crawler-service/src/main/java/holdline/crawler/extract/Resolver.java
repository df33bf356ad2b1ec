package holdline.crawler.extract;

import holdline.events.Availability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

    private final CurrencySign.Hint hint;
    private final Supplier<VisibleAmounts> visible;

    Resolver(CurrencySign.Hint hint, Supplier<VisibleAmounts> visible) {
        this.hint = hint;
        this.visible = visible;
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

    private Resolution settle(List<Stated> stated, String currency, List<Candidate> candidates, List<Facts> sources) {
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

    /** The only one of the contradicting prices a visitor of the page can see, or null. */
    private @Nullable Stated seen(List<Stated> stated) {
        var amounts = visible.get();
        Stated only = null;
        for (var one : stated) {
            if (amounts.contains(one.low())) {
                if (only != null && !only.agreesWith(one)) {
                    return null;
                }
                only = only == null ? one : only;
            }
        }
        return only;
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

    /** All amounts in a page's visible text. */
    record VisibleAmounts(java.util.Set<BigDecimal> amounts) {

        boolean contains(BigDecimal amount) {
            return amounts.contains(amount.stripTrailingZeros());
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
        var listPrice = list == null || !list.isPrice() || price == null
                ? null
                : new Price(list.amount(), list.high(), price.currency(), false);
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
                Objects.requireNonNullElse(
                        first(sources, facts -> facts.images().isEmpty() ? null : facts.images()), List.of()),
                confidence,
                provenance);
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
