package holdline.pricing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Identifiers;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueIndexTest {

    private static final KnownProduct SERUM = product("SERUM", "保湿精华液 30ml", "6901234567892", "HS-30");
    private static final KnownProduct SERUM_PRO = product("SERUM-PRO", "保湿精华液 Pro 30ml", "4006381333931", "HS-30P");
    private static final KnownProduct CAMERA = new KnownProduct(
            UUID.randomUUID(),
            "CAM",
            "Orbit X100 Camera",
            "Orbit",
            List.of(),
            List.of(),
            List.of("X100"),
            true,
            null,
            null);

    private final CatalogueIndex catalogue = CatalogueIndex.of(List.of(SERUM, SERUM_PRO, CAMERA));

    @Test
    void believesAGtinBeforeAnyTitle() {
        // When
        var result = catalogue.match("特价清仓", new Identifiers(null, "06901234567892", null, null));
        // Then
        assertThat(result).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.product()).isEqualTo(SERUM);
            assertThat(matched.confidence()).isGreaterThan(0.95);
        });
    }

    @Test
    void ignoresAGtinWithAWrongCheckDigit() {
        // When
        var result = catalogue.match("特价清仓", new Identifiers(null, "6901234567893", null, null));
        // Then
        assertThat(result).isInstanceOf(NotOurs.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"蓝汀 保湿精华液 30ml 正品", "【正品】蓝汀保湿精华液30ml女士补水", "LANTING 保湿精华液 30ML", "蓝汀 HS-30 精华", "蓝汀 HS30 精华"})
    void matchesATitleWithBrandAndNameOrModel(String title) {
        // When
        var result = catalogue.match(title, Identifiers.NONE);
        // Then
        assertThat(result).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.product()).isEqualTo(SERUM);
            assertThat(matched.confidence()).isGreaterThanOrEqualTo(0.9);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"保湿精华液 30ml", "蓝汀 洗面奶 100ml", "蓝汀 保湿精华液 130ml", "Nikon D5600 camera", "!!!"})
    void leavesOtherGoodsAlone(String title) {
        assertThat(catalogue.match(title, Identifiers.NONE)).isInstanceOf(NotOurs.class);
    }

    @Test
    void prefersTheMoreSpecificNameToTheOneItContains() {
        // When
        var result = catalogue.match("蓝汀 保湿精华液 Pro 30ml", Identifiers.NONE);
        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.product()).isEqualTo(SERUM_PRO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orbit X100 Camera 保护套",
                "适用于Orbit X100 电池",
                "Battery compatible with Orbit X100 Camera",
                "Leather strap for Orbit X100 Camera",
                "Orbit X100 Camera screen protector"
            })
    void knowsAnAccessoryFromTheProduct(String title) {
        assertThat(catalogue.match(title, Identifiers.NONE)).isInstanceOf(NotOurs.class);
    }

    @Test
    void takesAWordAboutSkinForNoAccessory() {
        assertThat(catalogue.match("蓝汀保湿精华液30ml 适用于干性肌肤", Identifiers.NONE)).isInstanceOf(Matched.class);
    }

    @Test
    void leavesATitleThatNamesSeveralProductsToAPerson() {
        // When
        var result = catalogue.match("蓝汀 HS-30 / HS-30P 任选", Identifiers.NONE);
        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Candidates.class,
                        candidates -> assertThat(candidates.products()).containsExactlyInAnyOrder(SERUM, SERUM_PRO));
    }

    @ParameterizedTest
    @CsvSource({
        "蓝汀保湿精华液30ml 3瓶装, 3",
        "蓝汀保湿精华液30ml pack of 2, 2",
        "蓝汀保湿精华液30ml 2-pack, 2",
        "蓝汀保湿精华液30ml, 1",
        "蓝汀保湿精华液30ml 买2送1, 1",
        "蓝汀保湿精华液30ml 50x20x10包邮, 1"
    })
    void countsOnlyPacksThatAreStatedPlainly(String title, int packs) {
        assertThat(catalogue.match(title, Identifiers.NONE))
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.packMultiple()).isEqualTo(packs));
    }

    @Test
    void takesAnAliasOfAFewPlainWordsForTheBrandsName() {
        // Given
        var lotion = new KnownProduct(
                UUID.randomUUID(),
                "L",
                "舒缓乳 40ml",
                "海泉",
                List.of("Mer Claire"),
                List.of(),
                List.of(),
                true,
                null,
                null);
        var foam = new KnownProduct(
                UUID.randomUUID(),
                "F",
                "洁面 150ml",
                "海泉",
                List.of("Mer Claire"),
                List.of(),
                List.of(),
                true,
                null,
                null);
        // Then
        assertThat(CatalogueIndex.of(List.of(lotion)).match("Mer Claire sunscreen", Identifiers.NONE))
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.confidence()).isLessThan(0.9));
        assertThat(CatalogueIndex.of(List.of(lotion, foam)).match("Mer Claire 舒缓乳 40ml", Identifiers.NONE))
                .isInstanceOfSatisfying(
                        Matched.class, matched -> assertThat(matched.product()).isEqualTo(lotion));
    }

    @Test
    void anAccessoryOfTheBrandIsAProductToo() {
        // Given
        var cover = new KnownProduct(
                UUID.randomUUID(),
                "C",
                "Cover for Orbit X100",
                "Orbit",
                List.of(),
                List.of(),
                List.of(),
                true,
                null,
                null);
        // Then
        assertThat(CatalogueIndex.of(List.of(cover)).match("Orbit original cover for Orbit X100", Identifiers.NONE))
                .isInstanceOf(Matched.class);
    }

    @Test
    void isNotSureOfACharacterSoup() {
        // When
        var result = catalogue.match("蓝汀 30ml 精华液 保湿湿精", Identifiers.NONE);
        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.confidence()).isLessThan(0.9));
    }

    @Test
    void findsOneProductAmongManyThousand() {
        // Given
        var many = new ArrayList<KnownProduct>();
        for (var i = 0; i < 20_000; i++) {
            many.add(new KnownProduct(
                    UUID.randomUUID(),
                    "P" + i,
                    "Orbit Lens " + i,
                    "Orbit",
                    List.of(),
                    List.of(),
                    List.of("OL" + i),
                    true,
                    null,
                    null));
        }
        // When
        var result = CatalogueIndex.of(many).match("Orbit Lens 777 new in box", Identifiers.NONE);
        // Then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Matched.class,
                        matched -> assertThat(matched.product().code()).isEqualTo("P777"));
    }

    private static KnownProduct product(String code, String name, String gtin, String model) {
        return new KnownProduct(
                UUID.randomUUID(),
                code,
                name,
                "蓝汀",
                List.of("Lanting"),
                List.of(gtin),
                List.of(model),
                true,
                null,
                null);
    }
}
