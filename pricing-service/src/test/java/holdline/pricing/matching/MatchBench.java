package holdline.pricing.matching;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Identifiers;
import holdline.pricing.matching.MatchResult.Matched;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What a listing costs beside 1,000 and beside 100,000 products ({@code ./holdline bench match}); with the other tests
 * beside 100 and 500. Nothing is asserted about time.
 */
class MatchBench {

    private static final boolean FULL = "match".equals(System.getProperty("holdline.bench"));
    private static final int FEW = FULL ? 1_000 : 100;
    private static final int MANY = FULL ? 100_000 : 500;
    private static final int LISTINGS = FULL ? 20_000 : 150;
    private static final int ROUNDS = FULL ? 5 : 1;

    private static final List<String> LINES = List.of("保湿精华液", "洗面奶", "面霜", "Serum", "Toner", "无线耳机", "电热水壶");

    @Test
    void aListingCostsAboutTheSameBesideAnyNumberOfProducts() {
        // Given
        var few = built(FEW);
        var many = built(MANY);
        // When
        var cheap = 0.0;
        var dear = 0.0;
        for (var round = 0; round < ROUNDS; round++) {
            cheap = microseconds(few);
            dear = microseconds(many);
        }
        // Then
        System.out.printf(
                "match: %.1f µs a listing beside %,d products, %.1f µs beside %,d: %.2f times%n",
                cheap, FEW, dear, MANY, dear / cheap);
    }

    private static CatalogueIndex built(int products) {
        var catalogue = new ArrayList<KnownProduct>();
        for (var at = 0; at < products; at++) {
            var line = LINES.get(at % LINES.size());
            catalogue.add(new KnownProduct(
                    UUID.randomUUID(),
                    "P" + at,
                    "蓝汀 " + line + " " + (10 + at % 90) + "ml LT-" + at,
                    "蓝汀",
                    List.of("Lanting"),
                    List.of(),
                    List.of("LT-" + at),
                    true,
                    null,
                    null));
        }
        var started = System.nanoTime();
        var index = CatalogueIndex.of(catalogue);
        System.out.printf("match: %,d products filed in %,d ms%n", products, (System.nanoTime() - started) / 1_000_000);
        return index;
    }

    /** Of a mix: named by code, named by words alone, other people's goods. */
    private static double microseconds(CatalogueIndex index) {
        var random = new Random(7);
        var titles = new ArrayList<String>();
        for (var at = 0; at < LISTINGS; at++) {
            var product = random.nextInt(FEW);
            var line = LINES.get(product % LINES.size());
            titles.add(
                    switch (at % 3) {
                        case 0 -> "【正品】蓝汀 " + line + " LT-" + product + " 官方旗舰店";
                        case 1 -> "蓝汀" + line + (10 + product % 90) + "毫升 新款 包邮";
                        default -> "竹编收纳篮 桌面整理 大号 " + random.nextInt(1_000);
                    });
        }
        var matched = 0;
        var started = System.nanoTime();
        for (var title : titles) {
            matched += index.match(title, Identifiers.NONE) instanceof Matched ? 1 : 0;
        }
        var took = System.nanoTime() - started;
        assertThat(matched).isGreaterThan(LISTINGS / 4);
        return took / 1_000.0 / LISTINGS;
    }
}
