package holdline.pricing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Identifiers;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartlyNamedTest {

    private static final CatalogueIndex CATALOGUE = CatalogueIndex.of(List.of(
            product("T8-2021", "Orbit Tab 8英寸 2021款"),
            product("T8-2020", "Orbit Tab 8英寸 2020款"),
            product("TM", "Orbit Tab mini 3 6.5英寸"),
            product("TP", "Orbit Tab Pro 11英寸 2021"),
            product("H", "奥比特（ORBIT）HS-EX25AP"),
            product("H1", "奥比特（ORBIT）HS-1A")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            21款 Orbit/奥比特 8英寸Tab 智能平板电脑      | T8-2021
            20款Orbit Tab 8英寸平板 12期分期             | T8-2020
            Orbit/奥比特 Tab mini3 6.5英寸平板128G       | TM
            送保护套 Orbit Tab Pro 11英寸256G轻薄平板    | TP
            奥比特 EX25AP 入耳式耳机                      | H
            """)
    void matchesByWhatATitleStatesButAccusesNobody(String title, String code) {
        assertThat(CATALOGUE.match(title, Identifiers.NONE)).isInstanceOfSatisfying(Matched.class, matched -> {
            assertThat(matched.product().code()).isEqualTo(code);
            assertThat(matched.confidence()).isLessThan(0.9);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orbit/奥比特 Tab 8英寸 平板电脑 正品", "Orbit Tab 平板", "奥比特 HS-1A/HS-EX25AP 耳机"})
    void leavesToAPersonWhatSeveralProductsExplain(String title) {
        assertThat(CATALOGUE.match(title, Identifiers.NONE)).isInstanceOf(Candidates.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Orbit Tab 9.7英寸 2019款",
                "Orbit Tab Pro 11英寸 类纸膜",
                "Nordlys 8英寸 相框",
                "奥比特 EX26AP 耳机",
                "奥比特 HS-1AB 耳机"
            })
    void leavesOtherGoodsAlone(String title) {
        assertThat(CATALOGUE.match(title, Identifiers.NONE)).isInstanceOf(NotOurs.class);
    }

    private static KnownProduct product(String code, String name) {
        return new KnownProduct(UUID.randomUUID(), code, name, null, List.of(), List.of(), List.of(), true, null, null);
    }
}
