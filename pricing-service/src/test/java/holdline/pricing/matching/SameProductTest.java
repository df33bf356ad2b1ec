package holdline.pricing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.pricing.matching.Likeness.Pair;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameProductTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Orbit silver compact camera OX-4410 8 megapixel | orbit ox4410 8.0 mp digital compact camera
            Helio back pack for notebooks HB55-21            | helio backpack hb5521
            索尔 SOLAR 降噪耳机 SH-700XB 黑色                | SOLAR SH700XB 头戴式降噪耳机 黑色
            Nordlys dishwasher tablets 1.5 kg NT1500         | nordlys nt-1500 dishwasher tablets 1500g
            """)
    void knowsOneProductInTwoSpellings(String left, String right) {
        // When
        var likeness = judge(left, right);
        // Then
        assertThat(likeness.same()).as(likeness.toString()).isTrue();
        assertThat(likeness.reasons()).first().asString().startsWith("both name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Orbit cordless phone KT-820B black  | Orbit cordless phone KT-630S black     | series
            Orbit memory stick 8 GB             | Orbit memory stick 16 GB               | different measures
            Orbit 平板电脑 9.7英寸 2018款       | Orbit 平板电脑 9.7英寸 2017款          | different measures
            Orbit Office 2007 upgrade           | Orbit Office 2007                      | they differ
            Orbit drum unit DR8560A             | remanufactured drum unit for DR8560A   | they differ
            """)
    void neverAccusesByASibling(String left, String right, String because) {
        // When
        var likeness = judge(left, right);
        // Then
        assertThat(likeness.accuses()).as(likeness.toString()).isFalse();
        assertThat(likeness.reasons()).anyMatch(reason -> reason.contains(because));
    }

    @Test
    void believesAGtinBeforeTitles() {
        // Given
        var left = new Offer("Hydrating serum", null, null, "6901234567892", null, List.of());
        var right = new Offer("特价清仓", null, null, "06901234567892", null, List.of());
        // When
        var likeness = SameProduct.judge(List.of(new Pair(left, right))).getFirst();
        // Then
        assertThat(likeness.same()).isTrue();
        assertThat(likeness.reasons()).first().isEqualTo("one GTIN");
    }

    @Test
    void leavesAnOfferToTheBestOfItsRivals() {
        // Given
        var offer = Offer.titled("Orbit photo studio deluxe 7");
        var alone = new Pair(offer, Offer.titled("orbit photo studio 7"));
        var better = new Pair(offer, Offer.titled("Orbit Photo Studio Deluxe 7"));
        // When
        var answers = SameProduct.judge(List.of(alone, better));
        // Then
        assertThat(answers.getFirst().score())
                .isLessThan(SameProduct.judge(List.of(alone)).getFirst().score());
        assertThat(answers.getFirst().reasons()).contains("another offer fits better");
        assertThat(answers.getLast().same()).isTrue();
    }

    @Test
    void answersEmptyTextsToo() {
        // Given
        var nothing = new Offer("", " ", "", "not a gtin", BigDecimal.ZERO, List.of(""));
        // Then
        assertThat(SameProduct.judge(List.of())).isEmpty();
        assertThat(SameProduct.judge(List.of(new Pair(nothing, nothing)))
                        .getFirst()
                        .accuses())
                .isFalse();
    }

    private static Likeness judge(String left, String right) {
        return SameProduct.judge(List.of(new Pair(Offer.titled(left), Offer.titled(right))))
                .getFirst();
    }
}
