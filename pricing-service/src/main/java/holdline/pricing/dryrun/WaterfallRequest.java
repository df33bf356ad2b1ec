package holdline.pricing.dryrun;

import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Terms;
import holdline.pricing.waterfall.Basket;
import holdline.pricing.waterfall.Buyer;
import holdline.pricing.waterfall.Checkout;
import holdline.web.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A basket to price.
 *
 * @param buyer what is known about the buyer: {@code newUser}, {@code member}, {@code group}, {@code live},
 *     {@code deposit}, each true or false; what is missing is not known
 * @param platform whose stacking rules hold; without one, every promotion listed applies beside the others
 */
record WaterfallRequest(
        @NotNull @Size(min = 1, max = Basket.MAX_LINES) List<@NotNull @Valid Item> items,

        @Size(max = Checkout.MAX_PROMOTIONS) @Nullable List<@NotNull TermsView> promotions,

        @Size(max = 3) @Schema(examples = "CNY") @Nullable String currency,

        @Schema(examples = "{\"newUser\":false,\"member\":true}") @Nullable
        Map<String, Object> buyer,

        @Nullable Instant at,

        @Size(max = 100) @Schema(examples = "tmall.com") @Nullable
        String platform) {

    private static final int USUAL_DIGITS = 2;
    private static final Map<String, Audience> FACTS = Map.of(
            "newUser", Audience.NEW_USERS,
            "member", Audience.MEMBERS,
            "group", Audience.GROUPS,
            "live", Audience.LIVE_VIEWERS,
            "deposit", Audience.DEPOSITORS);

    /** Pieces of one thing. */
    @Schema(name = "BasketItem")
    record Item(
            @NotBlank @Size(max = 200) String id,

            @NotNull @DecimalMin("0") @DecimalMax("1000000000") @Digits(integer = 10, fraction = 6)
            BigDecimal unitPrice,

            @NotNull @Min(1) @Max(Basket.MAX_QUANTITY) Integer quantity) {}

    Basket basket() {
        try {
            return new Basket(
                    items.stream()
                            .map(item -> new Basket.Line(item.id(), item.unitPrice(), item.quantity()))
                            .toList(),
                    digits());
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid("items", String.valueOf(wrong.getMessage()));
        }
    }

    private int digits() {
        if (currency == null) {
            return USUAL_DIGITS;
        }
        try {
            return Math.max(
                    Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits(), 0);
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("currency", "an ISO 4217 code");
        }
    }

    List<Terms> terms() {
        var terms = new ArrayList<Terms>();
        if (promotions != null) {
            for (var at = 0; at < promotions.size(); at++) {
                terms.add(promotions.get(at).terms("promotions[" + at + "]"));
            }
        }
        return terms;
    }

    Buyer whoBuys() {
        var facts = new EnumMap<Audience, Boolean>(Audience.class);
        if (buyer != null) {
            FACTS.forEach((name, audience) -> {
                var fact = buyer.get(name);
                if (fact instanceof Boolean known) {
                    facts.put(audience, known);
                } else if (fact != null) {
                    throw Problem.invalid("buyer." + name, "true or false");
                }
            });
        }
        return new Buyer(facts);
    }
}
