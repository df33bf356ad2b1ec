package holdline.crawler.visit;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Recipes;
import holdline.crawler.frontier.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnderstoodTest {

    private static final Path PAGES = Path.of("src/test/resources/pages");

    private final Extractor extractor = new Extractor(Recipes.shipped());

    @Test
    void aWatchedListOfAShopNobodyKnowsIsReadCardByCardAndLeadsOn() throws IOException {
        // Given
        var page = Files.readAllBytes(PAGES.resolve("list-of-an-unknown-shop.html"));

        // When
        var understood = Understood.of(
                extractor, Expected.CARDS, page, "text/html", "https://meadow.example/face-care", Instant.EPOCH);

        // Then
        assertThat(understood.outcome()).isInstanceOfSatisfying(VisitOutcome.Observed.class, seen -> {
            assertThat(seen.search()).isTrue();
            assertThat(seen.offerings())
                    .extracting(Offering::url)
                    .containsExactly(
                            "https://meadow.example/p/day-cream-50",
                            "https://meadow.example/p/night-cream-50",
                            "https://meadow.example/stories/spring",
                            "https://meadow.example/p/serum");
        });
        assertThat(understood.found()).isNotNull();
        assertThat(understood.found().listings()).contains("https://meadow.example/p/serum");
    }
}
