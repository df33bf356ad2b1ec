package holdline.pricing.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Conditions;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Spread;
import holdline.pricing.promotions.Terms.Unit;
import holdline.web.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Terms as the dry runs write and read them, in one flat shape for all kinds.
 *
 * @param thresholdUnit {@code money} or {@code pieces}
 * @param allocation {@code each}: once on each line; {@code across}: once, over the lines
 * @param conditions words that change how it applies: {@code repeats}, {@code per-piece}, {@code cross-shop},
 *     {@code step}, an audience, {@code price:99}, {@code deposit:50}, {@code from:} and {@code until:} an instant;
 *     {@code note:} and anything else is for people
 */
@Schema(name = "PromotionTerms", description = "One promotion in figures")
@JsonInclude(JsonInclude.Include.ALWAYS)
record TermsView(
        @Schema(examples = "threshold-off") @Nullable String kind,
        @Nullable BigDecimal threshold,
        @Nullable String thresholdUnit,
        @Nullable BigDecimal off,

        @Schema(description = "What is left to pay: 80 for 打8折") @Nullable
        BigDecimal payPercent,

        @Nullable Integer buy,
        @Nullable Integer free,
        @Nullable Integer nth,

        @Schema(description = "shop, platform, brand, live-room or unknown") @Nullable
        String funder,

        @Nullable List<String> items,
        @Nullable List<String> buyItems,
        @Nullable String allocation,
        @Nullable Integer maxQuantity,
        @Nullable List<String> conditions) {

    private static final int MAX_ITEMS = 1_000;
    private static final BigDecimal MOST_MONEY = new BigDecimal("1e9");
    private static final int MOST_PIECES = 100_000;
    private static final int MOST_DECIMALS = 6;

    static TermsView of(Terms terms) {
        var reach = terms.reach();
        var pieces = terms.cut() instanceof Cut.Free free ? free : null;
        var asked = reach != null && reach.unit() == Unit.PIECES && terms.kind() == Kind.GIFT;
        return new TermsView(
                terms.kind().wireName(),
                reach == null ? null : reach.amount(),
                reach == null ? null : reach.unit().name().toLowerCase(Locale.ROOT),
                terms.cut() instanceof Cut.Off(var off) ? off : null,
                terms.cut() instanceof Cut.Pay(var percent) ? percent : null,
                pieces != null
                        ? Integer.valueOf(pieces.buy())
                        : asked ? Integer.valueOf(reach.amount().intValue()) : null,
                pieces == null ? null : Integer.valueOf(pieces.free()),
                terms.falls().nth(),
                terms.payer().wireName(),
                sorted(terms.falls().items()),
                sorted(terms.falls().buyItems()),
                terms.falls().spread() == null ? null : terms.falls().spread() == Spread.ACROSS ? "across" : "each",
                terms.falls().atMost(),
                words(terms));
    }

    private static @Nullable List<String> sorted(@Nullable Set<String> ids) {
        return ids == null ? null : ids.stream().sorted().toList();
    }

    private static List<String> words(Terms terms) {
        var words = new ArrayList<String>();
        var conditions = terms.conditions();
        if (terms.reach() != null && terms.reach().repeats()) {
            words.add("repeats");
        }
        if (terms.falls().spread() == Spread.PIECE) {
            words.add("per-piece");
        }
        if (conditions.crossShop()) {
            words.add("cross-shop");
        }
        if (conditions.tier()) {
            words.add("step");
        }
        conditions.audience().stream().sorted().map(Audience::wireName).forEach(words::add);
        if (terms.cut() instanceof Cut.Price(var price)) {
            words.add("price:" + price.toPlainString());
        }
        if (conditions.deposit() != null) {
            words.add("deposit:" + conditions.deposit().toPlainString());
        }
        if (conditions.from() != null) {
            words.add("from:" + conditions.from());
        }
        if (conditions.until() != null) {
            words.add("until:" + conditions.until());
        }
        conditions.notes().forEach(note -> words.add("note:" + note));
        return words;
    }

    /**
     * The terms that somebody brings along.
     *
     * @param field what to call them when they are wrong
     */
    Terms terms(String field) {
        var read = kind == null ? Optional.<Kind>empty() : Kind.of(kind);
        var known = read.orElseThrow(() -> Problem.invalid(
                field + ".kind",
                "one of " + Stream.of(Kind.values()).map(Kind::wireName).collect(Collectors.joining(", "))));
        money(field + ".threshold", threshold);
        money(field + ".off", off);
        if (payPercent != null && (payPercent.signum() < 0 || payPercent.compareTo(BigDecimal.valueOf(100)) > 0)) {
            throw Problem.invalid(field + ".payPercent", "from 0 to 100");
        }
        pieces(field + ".buy", buy);
        pieces(field + ".free", free);
        pieces(field + ".nth", nth);
        pieces(field + ".maxQuantity", maxQuantity);
        var spread = spread(field);
        var falls =
                new Falls(ids(field + ".items", items), ids(field + ".buyItems", buyItems), spread, maxQuantity, nth);
        return new Terms(known, "", reach(field), cut(known, field), falls, payer(field), conditions(known, field));
    }

    private @Nullable Cut cut(Kind known, String field) {
        var price = figure("price:", field);
        if (known == Kind.BUY_X_GET_Y || known == Kind.GIFT) {
            return buy == null || free == null ? null : new Cut.Free(buy, free);
        }
        return price != null
                ? new Cut.Price(price)
                : payPercent != null ? new Cut.Pay(payPercent) : off != null ? new Cut.Off(off) : null;
    }

    private @Nullable Reach reach(String field) {
        if (threshold == null || threshold.signum() == 0) {
            return null;
        }
        var unit = thresholdUnit == null || thresholdUnit.equals("money")
                ? Unit.MONEY
                : thresholdUnit.equals("pieces") ? Unit.PIECES : null;
        if (unit == null) {
            throw Problem.invalid(field + ".thresholdUnit", "money or pieces");
        }
        if (unit == Unit.PIECES && threshold.compareTo(BigDecimal.valueOf(MOST_PIECES)) > 0) {
            throw Problem.invalid(field + ".threshold", "at most " + MOST_PIECES + " pieces");
        }
        return new Reach(threshold, unit, says("repeats"));
    }

    private @Nullable Spread spread(String field) {
        if (allocation == null) {
            return says("per-piece") ? Spread.PIECE : null;
        }
        return switch (allocation) {
            case "each" -> says("per-piece") ? Spread.PIECE : Spread.EACH;
            case "across" -> Spread.ACROSS;
            case String _ -> throw Problem.invalid(field + ".allocation", "each or across");
        };
    }

    private Payer payer(String field) {
        return funder == null
                ? Payer.UNKNOWN
                : Payer.of(funder)
                        .orElseThrow(() ->
                                Problem.invalid(field + ".funder", "shop, platform, brand, live-room or unknown"));
    }

    private Conditions conditions(Kind known, String field) {
        var audience = EnumSet.noneOf(Audience.class);
        var notes = new ArrayList<String>();
        for (var word : said()) {
            Audience.of(word).ifPresent(audience::add);
            if (word.startsWith("note:")) {
                notes.add(word.substring("note:".length()));
            }
        }
        switch (known) {
            case GROUP -> audience.add(Audience.GROUPS);
            case MEMBER -> audience.add(Audience.MEMBERS);
            case NEW_USER -> audience.add(Audience.NEW_USERS);
            case LIVE -> audience.add(Audience.LIVE_VIEWERS);
            case DEPOSIT -> audience.add(Audience.DEPOSITORS);
            case BUY_X_GET_Y,
                    GIFT,
                    NTH_PIECE,
                    QUANTITY_OFF,
                    THRESHOLD_OFF,
                    PERCENT,
                    COUPON,
                    ADD_ON,
                    INSTANT_OFF,
                    FLASH,
                    LIMITED_QUANTITY,
                    UNSPECIFIED -> {}
        }
        return new Conditions(
                audience,
                says("cross-shop"),
                says("step"),
                figure("deposit:", field),
                instant("from:", field),
                instant("until:", field),
                null,
                notes);
    }

    private List<String> said() {
        return conditions == null ? List.of() : conditions;
    }

    private boolean says(String word) {
        return said().contains(word);
    }

    private Optional<String> behind(String prefix) {
        return said().stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .findFirst();
    }

    private @Nullable BigDecimal figure(String prefix, String field) {
        var text = behind(prefix).orElse(null);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,9}(?:\\.\\d{1,6})?")) {
            throw Problem.invalid(field + ".conditions", prefix + " followed by an amount");
        }
        return new BigDecimal(text);
    }

    private @Nullable Instant instant(String prefix, String field) {
        try {
            return behind(prefix).map(Instant::parse).orElse(null);
        } catch (DateTimeException _) {
            throw Problem.invalid(field + ".conditions", prefix + " followed by an instant, 2026-11-11T00:00:00Z");
        }
    }

    private static @Nullable Set<String> ids(String field, @Nullable List<String> ids) {
        if (ids != null && ids.size() > MAX_ITEMS) {
            throw Problem.invalid(field, "at most " + MAX_ITEMS + " items");
        }
        return ids == null ? null : Set.copyOf(ids);
    }

    private static void money(String field, @Nullable BigDecimal amount) {
        if (amount != null
                && (amount.signum() < 0 || amount.scale() > MOST_DECIMALS || amount.compareTo(MOST_MONEY) > 0)) {
            throw Problem.invalid(field, "an amount from 0 to 1000000000 with at most 6 decimals");
        }
    }

    private static void pieces(String field, @Nullable Integer pieces) {
        if (pieces != null && (pieces < 1 || pieces > MOST_PIECES)) {
            throw Problem.invalid(field, "from 1 to " + MOST_PIECES);
        }
    }
}
