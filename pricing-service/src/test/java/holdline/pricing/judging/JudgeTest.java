package holdline.pricing.judging;

import static holdline.events.Signal.FALSE_AUTHORISATION_CLAIM;
import static holdline.events.Signal.LOW_PRICE;
import static holdline.events.Signal.UNAUTHORISED_SELLER;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Channel;
import holdline.events.Evidence;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.PolicyRef;
import holdline.events.Reading;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.pricing.judging.Verdict.Compliant;
import holdline.pricing.judging.Verdict.Undetermined;
import holdline.pricing.judging.Verdict.Violating;
import holdline.pricing.matching.CatalogueIndex;
import holdline.pricing.matching.KnownProduct;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FEBRUARY = Instant.parse("2026-02-01T00:00:00Z");
    private static final String TITLE = "蓝汀 保湿精华液 30ml";

    @Test
    void saysHowFarAPriceIsBelowTheFloor() {
        // When
        var verdict = judge(price("89.00"), rules()).verdicts().get(LOW_PRICE);
        // Then
        assertThat(verdict).isInstanceOfSatisfying(Violating.class, violating -> {
            assertThat(violating.explanation())
                    .isEqualTo(
                            "Final price 89.00 CNY is 31.0 % below the floor of 129.00 CNY (policy 'Shelf floor' v1).");
            assertThat(violating.severity()).isEqualTo(Severity.SEVERE);
            assertThat(violating.evidence()).extracting(Evidence::kind).containsExactly(Evidence.Kind.PAGE_CAPTURE);
        });
    }

    @ParameterizedTest
    @CsvSource({"128.99, MINOR", "116.10, MODERATE", "96.75, SEVERE", "64.50, CRITICAL"})
    void gradesByDepth(String yuan, Severity severity) {
        assertThat(judge(price(yuan), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOfSatisfying(
                        Violating.class,
                        violating -> assertThat(violating.severity()).isEqualTo(severity));
    }

    @Test
    void tolerates() {
        // Given
        var rules = rules(floor("129.00", "CNY", "10"));
        // Then
        assertThat(judge(price("116.10"), rules).verdicts().get(LOW_PRICE)).isInstanceOf(Compliant.class);
        assertThat(judge(price("116.09"), rules).verdicts().get(LOW_PRICE)).isInstanceOf(Violating.class);
    }

    @Test
    void neverComparesCurrencies() {
        assertThat(judge(price("89.00"), rules(floor("20.00", "USD", "0")))
                        .verdicts()
                        .get(LOW_PRICE))
                .isInstanceOf(Undetermined.class);
    }

    @Test
    void callsARangeTooLowOnlyByItsHighestEnd() {
        assertThat(judge(range("89.00", "189.00"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Undetermined.class);
        assertThat(judge(range("89.00", "119.00"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Violating.class);
        assertThat(judge(range("129.00", "189.00"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Compliant.class);
    }

    @Test
    void doesNotHoldThePlatformsMoneyAgainstTheSeller() {
        assertThat(judge(promoted("139.00", "平台立减30元"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Compliant.class);
        assertThat(judge(promoted("139.00", "店铺立减30元"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Violating.class);
    }

    @Test
    void accusesNobodyWhileAPromotionIsNotUnderstood() {
        assertThat(judge(promoted("89.00", "满减"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Undetermined.class);
    }

    @Test
    void callsAPriceOfSeveralPiecesTooLowOnlyWhenOnePieceIs() {
        assertThat(judge(promoted("89.00", "满2件8折"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Violating.class);
        assertThat(judge(promoted("139.00", "满2件8折"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        verdict -> assertThat(verdict.explanation()).contains("2 pieces together cost less"));
        assertThat(judge(promoted("199.00", "满2件8折"), rules()).verdicts().get(LOW_PRICE))
                .isInstanceOf(Compliant.class);
    }

    @Test
    void saysNothingAboutWhatIsSoldOut() {
        // Given
        var soldOut = observed(TITLE, null, "89.00", null, List.of(), Availability.OUT_OF_STOCK);
        // Then
        assertThat(judge(soldOut, rules()).verdicts().values()).allMatch(Undetermined.class::isInstance);
    }

    @Test
    void accusesNobodyOnAWeakMatch() {
        // Given
        var scattered = observed("蓝汀 30ml 精华液 保湿湿精", null, "89.00", null, List.of(), Availability.IN_STOCK);
        // Then
        assertThat(judge(scattered, rules()).verdicts().values()).allMatch(Undetermined.class::isInstance);
    }

    @Test
    void leavesOtherPeoplesGoodsAlone() {
        // Given
        var other = observed("Nikon D5600", null, "89.00", null, List.of(), Availability.IN_STOCK);
        // Then
        assertThat(judge(other, rules()).verdicts().values()).allMatch(Undetermined.class::isInstance);
    }

    @Test
    void callsASellerUnauthorisedWhomTheRegistryDoesNotKnow() {
        // When
        var judgement = judge(price("199.00"), rules());
        // Then
        assertThat(judgement.relation()).isEqualTo(SellerRelation.STRANGER);
        assertThat(judgement.verdicts().get(UNAUTHORISED_SELLER))
                .isInstanceOfSatisfying(
                        Violating.class,
                        violating -> assertThat(violating.evidence())
                                .extracting(Evidence::kind)
                                .containsExactly(Evidence.Kind.PAGE_CAPTURE, Evidence.Kind.REGISTRY_ENTRY));
    }

    @Test
    void letsAnAuthorisedSellerBe() {
        // When
        var judgement = judge(price("199.00"), rules(authorised(Set.of(), NEW_YEAR, null)));
        // Then
        assertThat(judgement.relation()).isEqualTo(SellerRelation.AUTHORISED_DEALER);
        assertThat(judgement.verdicts().get(UNAUTHORISED_SELLER)).isInstanceOf(Compliant.class);
    }

    @Test
    void saysSinceWhenAFormerDealerIsNoLongerAuthorised() {
        // When
        var judgement = judge(price("199.00"), rules(authorised(Set.of(), NEW_YEAR, FEBRUARY)));
        // Then
        assertThat(judgement.relation()).isEqualTo(SellerRelation.FORMER_DEALER);
        assertThat(judgement.verdicts().get(UNAUTHORISED_SELLER).explanation()).contains("2026-02-01");
    }

    @Test
    void findsASellerOfTheDenyListWorseThanAStranger() {
        // Given
        var denied = new Authorisation(
                "shop.example", "s1", Standing.DENIED, Set.of(), Set.of(), Set.of(), Set.of(), null, NEW_YEAR, null);
        // When
        var verdict = judge(price("199.00"), rules(denied)).verdicts().get(UNAUTHORISED_SELLER);
        // Then
        assertThat(verdict).isInstanceOfSatisfying(Violating.class, violating -> {
            assertThat(violating.severity()).isEqualTo(Severity.SEVERE);
            assertThat(violating.explanation()).contains("deny list since 2026-01-01");
        });
    }

    @Test
    void acceptsAPriceThatAWaiverLetsOff() {
        // Given
        var waiver = new PricePolicy(
                new PolicyRef(UUID.randomUUID(), 2),
                "Clearance",
                PricePolicy.Kind.WAIVER,
                PricePolicy.Scope.EVERYTHING,
                new PricePolicy.Rule.Nothing("old batch"),
                BigDecimal.ZERO,
                NEW_YEAR,
                null);
        // When
        var verdict = judge(price("1.00"), rules(waiver)).verdicts().get(LOW_PRICE);
        // Then
        assertThat(verdict).isInstanceOf(Compliant.class);
        assertThat(verdict.explanation()).contains("'Clearance' v2").contains("old batch");
    }

    @Test
    void callsNobodyUnauthorisedForAProductThatAnyoneMaySell() {
        assertThat(judge(price("199.00"), rules(false)).verdicts().get(UNAUTHORISED_SELLER))
                .isInstanceOf(Compliant.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "蓝汀官方旗舰店",
                "优选官方授权店",
                "授权经销商小店",
                "Lanting Official Store",
                "Authorized Dealer No. 1",
                "无忧官方旗舰店",
                "Lanting authorised reseller"
            })
    void provesAFalseClaimInTheShopName(String shopName) {
        // When
        var verdict = judge(shop(shopName), rules()).verdicts().get(FALSE_AUTHORISATION_CLAIM);
        // Then
        assertThat(verdict).isInstanceOfSatisfying(Violating.class, violating -> {
            assertThat(violating.evidence())
                    .extracting(Evidence::kind)
                    .containsExactly(Evidence.Kind.PAGE_CAPTURE, Evidence.Kind.STATEMENT, Evidence.Kind.REGISTRY_ENTRY);
            assertThat(violating.evidence().get(1).text()).contains("shop name").contains(shopName);
            assertThat(violating.evidence().get(1).sha256()).isEqualTo("ab".repeat(32));
            assertThat(violating.evidence().get(2).text()).contains("version 7").contains(NOON.toString());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "蓝汀非官方小店",
                "未授权小店",
                "未经授权的店",
                "Unofficial Lanting Shop",
                "Not an official store",
                "Unauthorized imports",
                "杂货铺"
            })
    void doesNotTakeADenialForAClaim(String shopName) {
        assertThat(judge(shop(shopName), rules()).verdicts().get(FALSE_AUTHORISATION_CLAIM))
                .isInstanceOf(Compliant.class);
    }

    @Test
    void isNotSureAboutADenialFurtherAway() {
        assertThat(judge(shop("非蓝汀品牌官方店"), rules()).verdicts().get(FALSE_AUTHORISATION_CLAIM))
                .isInstanceOf(Undetermined.class);
    }

    @ParameterizedTest
    @CsvSource({
        TITLE + " 官方授权正品, true",
        TITLE + " 官方旗舰店同款, true",
        TITLE + " 旗舰款, false",
        TITLE + " 官方标配, false",
        TITLE + " authorized dealer, true"
    })
    void readsClaimsInTheTitle(String title, boolean claimed) {
        // Given
        var seen = observed(title, "杂货铺", "199.00", null, List.of(), Availability.IN_STOCK);
        // Then
        assertThat(judge(seen, rules()).verdicts().get(FALSE_AUTHORISATION_CLAIM) instanceof Violating)
                .isEqualTo(claimed);
    }

    @Test
    void believesTheClaimOfWhomTheRegistryKnows() {
        // Given
        var rules = rules(authorised(Set.of("OTHER"), NEW_YEAR, null));
        // When
        var judgement = judge(shop("蓝汀官方授权店"), rules);
        // Then
        assertThat(judgement.verdicts().get(FALSE_AUTHORISATION_CLAIM)).isInstanceOf(Compliant.class);
        assertThat(judgement.verdicts().get(UNAUTHORISED_SELLER)).isInstanceOf(Violating.class);
    }

    private static Judgement judge(ListingObserved seen, Rulebook rules) {
        return Judge.judge(seen, rules);
    }

    private static Rulebook rules() {
        return rules(true);
    }

    private static Rulebook rules(boolean selective) {
        return new Rulebook(
                catalogue(selective),
                SellerBook.of(List.of(), 7),
                PolicyBook.of(List.of(floor("129.00", "CNY", "0"))),
                JudgingSettings.DEFAULT);
    }

    private static Rulebook rules(PricePolicy policy) {
        return new Rulebook(
                catalogue(true), SellerBook.of(List.of(), 7), PolicyBook.of(List.of(policy)), JudgingSettings.DEFAULT);
    }

    private static Rulebook rules(Authorisation authorisation) {
        return new Rulebook(
                catalogue(true),
                SellerBook.of(List.of(authorisation), 7),
                PolicyBook.of(List.of()),
                JudgingSettings.DEFAULT);
    }

    private static CatalogueIndex catalogue(boolean selective) {
        return CatalogueIndex.of(List.of(new KnownProduct(
                UUID.randomUUID(),
                "SERUM",
                "保湿精华液 30ml",
                "蓝汀",
                List.of("Lanting"),
                List.of(),
                List.of(),
                selective,
                "Serums",
                Money.of("160.00", "CNY"))));
    }

    private static PricePolicy floor(String amount, String currency, String tolerance) {
        return new PricePolicy(
                new PolicyRef(UUID.randomUUID(), 1),
                "Shelf floor",
                PricePolicy.Kind.STANDING,
                PricePolicy.Scope.EVERYTHING,
                new PricePolicy.Rule.LeastAmount(Money.of(amount, currency)),
                new BigDecimal(tolerance),
                null,
                null);
    }

    private static Authorisation authorised(Set<String> products, Instant from, @Nullable Instant to) {
        return new Authorisation(
                "shop.example", "s1", Standing.AUTHORISED, products, Set.of(), Set.of(), Set.of(), null, from, to);
    }

    private static ListingObserved price(String yuan) {
        return observed(TITLE, null, yuan, null, List.of(), Availability.IN_STOCK);
    }

    private static ListingObserved range(String low, String high) {
        return observed(TITLE, null, low, high, List.of(), Availability.IN_STOCK);
    }

    private static ListingObserved promoted(String yuan, String promotion) {
        return observed(TITLE, null, yuan, null, List.of(promotion), Availability.IN_STOCK);
    }

    private static ListingObserved shop(String shopName) {
        return observed(TITLE, shopName, "199.00", null, List.of(), Availability.IN_STOCK);
    }

    private static ListingObserved observed(
            String title,
            @Nullable String shopName,
            String yuan,
            @Nullable String upTo,
            List<String> promotions,
            Availability availability) {
        return new ListingObserved(
                Listing.of("shop.example", "1", "https://shop.example/1"),
                List.of("tenant"),
                NOON,
                title,
                new Seller("shop.example", "s1", shopName),
                availability,
                new PagePrice(Money.of(yuan, "CNY"), upTo == null ? null : Money.of(upTo, "CNY")),
                null,
                Channel.SHELF,
                Identifiers.NONE,
                promotions,
                List.of(),
                new Reading("json-ld", 1),
                new Capture("ab".repeat(32), "/api/captures/" + "ab".repeat(32), NOON));
    }
}
