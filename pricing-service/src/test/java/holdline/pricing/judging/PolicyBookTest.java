package holdline.pricing.judging;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Channel;
import holdline.events.Money;
import holdline.events.PolicyRef;
import holdline.pricing.judging.PricePolicy.Kind;
import holdline.pricing.judging.PricePolicy.Rule;
import holdline.pricing.judging.PricePolicy.Scope;
import holdline.pricing.matching.KnownProduct;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyBookTest {

    private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");
    private static final KnownProduct SERUM = product("SERUM", "Serums", "159.99");
    private static final Offer SHELF = new Offer("mall.example", "s1", Channel.SHELF, Set.of("华东"), "gold");

    /** From the most specific to the least. */
    private static final List<Scope> IN_ORDER = List.of(
            new Scope("SERUM", null, "mall.example", "s1", null, null, null),
            new Scope("SERUM", null, "mall.example", null, Channel.SHELF, null, null),
            new Scope("SERUM", null, "mall.example", null, null, "华东", "gold"),
            new Scope("SERUM", null, "mall.example", null, null, "华东", null),
            new Scope("SERUM", null, "mall.example", null, null, null, "gold"),
            new Scope("SERUM", null, "mall.example", null, null, null, null),
            new Scope("SERUM", null, null, null, Channel.SHELF, null, null),
            new Scope("SERUM", null, null, null, null, null, null),
            new Scope(null, "Serums", "mall.example", null, null, null, null),
            new Scope(null, "Serums", null, null, null, null, null),
            new Scope(null, null, "mall.example", "s1", null, null, null),
            new Scope(null, null, "mall.example", null, null, null, null),
            new Scope(null, null, null, null, Channel.SHELF, null, null),
            new Scope(null, null, null, null, null, "华东", null),
            new Scope(null, null, null, null, null, null, "gold"),
            Scope.EVERYTHING);

    @Test
    void asksTheMostSpecificPolicyFirst() {
        // Given
        var policies = new ArrayList<PricePolicy>();
        for (var n = 0; n < IN_ORDER.size(); n++) {
            policies.add(standing("policy " + n, IN_ORDER.get(n), "10" + n));
        }

        for (var n = 0; n < IN_ORDER.size(); n++) {
            // When
            var left = new ArrayList<>(policies.subList(n, policies.size()));
            Collections.shuffle(left, new Random(n));
            var found = PolicyBook.of(left).at(SERUM, SHELF, NOON);

            // Then
            assertThat(found.floor().map(Floor::name)).contains("policy " + n);
        }
    }

    @Test
    void asksPromotionsBeforeStandingPoliciesAndWaiversBeforeBoth() {
        // Given
        var standing = standing("shelf", IN_ORDER.getFirst(), "120");
        var promotion = policy("618", Kind.PROMOTION, Scope.EVERYTHING, least("90"), "2026-11-01", "2026-11-12");
        var waiver = policy(
                "clearance", Kind.WAIVER, Scope.EVERYTHING, new Rule.Nothing("old batch"), "2026-11-11", "2026-11-12");

        // Then
        assertThat(at(NOON, standing, promotion).floor().map(Floor::name)).contains("618");
        assertThat(at(Instant.parse("2026-11-12T00:00:00Z"), standing, promotion)
                        .floor()
                        .map(Floor::name))
                .contains("shelf");
        assertThat(at(NOON, standing, promotion, waiver))
                .isEqualTo(new FloorFinding.LetOff(waiver.ref(), "clearance", "old batch"));
    }

    @Test
    void countsADiscountFromTheGuidePriceAndRoundsInFavourOfTheSeller() {
        // Given
        var policy = policy(
                "a third off",
                Kind.STANDING,
                Scope.EVERYTHING,
                new Rule.MostDiscount(new BigDecimal("33.33")),
                null,
                null);

        // Then
        assertThat(at(NOON, policy).floor().map(Floor::amount)).contains(Money.of("106.66", "CNY"));
        assertThat(PolicyBook.of(List.of(policy)).at(product("SERUM", null, null), SHELF, NOON))
                .isEqualTo(new FloorFinding.NoGuidePrice(policy.ref(), "a third off"));
    }

    @ParameterizedTest
    @CsvSource({
        "elsewhere.example, s1, SHELF",
        "mall.example, s2, SHELF",
        "mall.example, s1, LIVE",
    })
    void saysNothingOfOffersOutsideItsScope(String platform, String shop, Channel channel) {
        // Given
        var policy = standing("narrow", new Scope(null, null, "mall.example", "s1", Channel.SHELF, null, null), "120");

        // Then
        assertThat(PolicyBook.of(List.of(policy)).at(SERUM, new Offer(platform, shop, channel, Set.of(), null), NOON))
                .isEqualTo(new FloorFinding.Silent());
    }

    @Test
    void doesNotHoldAStrangerToPoliciesOfRegionsAndTiers() {
        // Given
        var region = standing("region", new Scope(null, null, null, null, null, "华东", null), "120");
        var tier = standing("tier", new Scope(null, null, null, null, null, null, "gold"), "120");
        var stranger = new Offer("mall.example", "s1", Channel.SHELF, Set.of(), null);

        // Then
        assertThat(PolicyBook.of(List.of(region, tier)).at(SERUM, stranger, NOON))
                .isEqualTo(new FloorFinding.Silent());
    }

    @Test
    void takesTheLowerFloorForASellerOfTwoRegions() {
        // Given
        var east = standing("east", new Scope(null, null, null, null, null, "华东", null), "120");
        var south = standing("south", new Scope(null, null, null, null, null, "华南", null), "110");
        var both = new Offer("mall.example", "s1", Channel.SHELF, Set.of("华东", "华南"), null);

        // Then
        assertThat(PolicyBook.of(List.of(east, south))
                        .at(SERUM, both, NOON)
                        .floor()
                        .map(Floor::name))
                .contains("south");
    }

    @Test
    void findsTheOtherPolicyOfAContradiction() {
        // Given
        var spring = policy("spring", Kind.STANDING, Scope.EVERYTHING, least("90"), "2026-03-01", "2026-04-01");
        var book = PolicyBook.of(List.of(spring));

        // Then
        assertThat(book.conflict(policy("late", Kind.STANDING, Scope.EVERYTHING, least("80"), "2026-03-31", null)))
                .contains(spring);
        assertThat(book.conflict(policy("after", Kind.STANDING, Scope.EVERYTHING, least("80"), "2026-04-01", null)))
                .isEmpty();
        assertThat(book.conflict(policy(
                        "other kind", Kind.PROMOTION, Scope.EVERYTHING, least("80"), "2026-03-08", "2026-03-09")))
                .isEmpty();
        assertThat(book.conflict(standing("other scope", IN_ORDER.getFirst(), "80")))
                .isEmpty();
        assertThat(book.conflict(spring)).isEmpty();
    }

    private static FloorFinding at(Instant at, PricePolicy... policies) {
        return PolicyBook.of(List.of(policies)).at(SERUM, SHELF, at);
    }

    private static PricePolicy standing(String name, Scope scope, String floor) {
        return policy(name, Kind.STANDING, scope, least(floor), null, null);
    }

    private static Rule least(String floor) {
        return new Rule.LeastAmount(Money.of(floor, "CNY"));
    }

    private static PricePolicy policy(
            String name, Kind kind, Scope scope, Rule rule, @Nullable String from, @Nullable String to) {
        return new PricePolicy(
                new PolicyRef(UUID.randomUUID(), 1), name, kind, scope, rule, BigDecimal.ZERO, start(from), start(to));
    }

    private static @Nullable Instant start(@Nullable String day) {
        return day == null ? null : Instant.parse(day + "T00:00:00Z");
    }

    private static KnownProduct product(String code, @Nullable String line, @Nullable String guidePrice) {
        return new KnownProduct(
                UUID.randomUUID(),
                code,
                "保湿精华液 30ml",
                "蓝汀",
                List.of(),
                List.of(),
                List.of(),
                true,
                line,
                guidePrice == null ? null : Money.of(guidePrice, "CNY"));
    }
}
