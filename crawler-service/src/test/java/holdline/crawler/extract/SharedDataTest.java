package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Measures the extraction on real pages and strings, which are read where they lie and never become part of the
 * project. Without them these tests are skipped, and say so.
 */
class SharedDataTest {

    private static final Path DATA = Path.of("../../shared/data");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Extractor extractor = new Extractor(Recipes.shipped());

    @Test
    void readsPriceAndCurrencyOfRealProductPages() throws IOException {
        // Given
        var pages = read("pages/benchmark/expected.json");

        // When
        var wrong = wrong(pages, "pages/benchmark", "currency_iso");

        // Then
        assertThat(pages.size() - wrong.size())
                .as("right pages of %d; wrong: %s", pages.size(), wrong)
                .isGreaterThanOrEqualTo(28);
    }

    @Test
    void readsPriceAndCurrencyOfRenderedUsShops() throws IOException {
        // Given
        var pages = read("pages/us-shops/expected.json");

        // When
        var wrong = wrong(pages, "pages/us-shops", "currency");

        // Then
        assertThat(pages.size() - wrong.size())
                .as("right pages of %d; wrong: %s", pages.size(), wrong)
                .isGreaterThanOrEqualTo(11);
    }

    @Test
    void readsEveryListingOfChineseSearchPages() throws IOException {
        // Given
        var addresses = Map.of(
                "jd_search_123", "https://search.jd.com/Search?keyword=123",
                "taobao_search_huili_2016", "https://s.taobao.com/search?q=huili",
                "momo_search_iphone_2026", "https://www.momoshop.com.tw/search/iphone");

        for (var page : read("pages/cn-marketplaces/expected.json")) {
            // When
            var address = addresses.get(page.path("id").asText());
            var extraction = extractor.extract(bytes("pages/cn-marketplaces", page), null, address);

            // Then
            assertThat(extraction).isInstanceOf(Extraction.Cards.class);
            var cards = ((Extraction.Cards) extraction).offerings();
            var right = StreamSupport.stream(page.path("expected_items").spliterator(), false)
                    .filter(expected -> cards.stream().anyMatch(card -> isSame(card, expected)))
                    .count();
            assertThat(right)
                    .as("listings of %s with the right title and price", page.path("id"))
                    .isEqualTo(page.path("expected_items").size());
        }
    }

    @Test
    void readsPriceStringsOfTheWorld() throws IOException {
        // Given
        var strings = read("price-strings/world.json");
        var wrong = new ArrayList<String>();

        // When
        for (var string : strings) {
            var read = PriceText.read(text(string, "price_raw"), text(string, "currency_raw"), null);
            if (!isAmount(read.amount(), text(string, "amount"))
                    || !Objects.equals(read.currencyText(), text(string, "currency"))) {
                wrong.add(text(string, "price_raw") + " -> " + read);
            }
        }

        // Then
        assertThat(strings.size() - wrong.size())
                .as("right of %d; wrong: %s", strings.size(), wrong)
                .isGreaterThanOrEqualTo(strings.size() * 97 / 100);
    }

    @Test
    void readsChinesePriceStrings() throws IOException {
        for (var string : read("price-strings/zh.json")) {
            // When
            var locale = "TWD".equals(text(string, "currency")) ? "zh-TW" : "zh-CN";
            var read = PriceText.read(text(string, "text"), null, locale);

            // Then
            assertThat(isAmount(read.amount(), text(string, "amount")))
                    .as("%s -> %s", string, read)
                    .isTrue();
            assertThat(read.startingFrom())
                    .isEqualTo(string.path("starting_from").asBoolean());
        }
    }

    private List<String> wrong(JsonNode pages, String folder, String currencyField) throws IOException {
        var wrong = new ArrayList<String>();
        for (var page : pages) {
            var url = page.path("url").asText();
            var extraction = extractor.extract(
                    bytes(folder, page), null, url.startsWith("/") ? "https://www.walmart.com" + url : url);
            var price = priceOf(extraction);
            var accepted = page.path("price").isArray()
                    ? page.path("price")
                    : JSON.createArrayNode().add(page.path("price"));
            var right = price != null
                    && price.currency().equals(page.path(currencyField).asText())
                    && StreamSupport.stream(accepted.spliterator(), false)
                            .anyMatch(amount -> isAmount(price.amount(), amount.asText()));
            if (!right) {
                wrong.add(url + " wants " + accepted + ", got " + price);
            }
        }
        return wrong;
    }

    private static @Nullable Price priceOf(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Item(var offering, var _) -> offering.price();
            case Extraction.SoldOut(var offering, var _) -> offering.price();
            case Extraction.Cards _,
                    Extraction.Ambiguous _,
                    Extraction.Gone _,
                    Extraction.Challenge _,
                    Extraction.Unrecognised _ -> null;
        };
    }

    private static boolean isSame(Offering card, JsonNode expected) {
        var price = card.price();
        return Objects.equals(card.itemId(), text(expected, "sku"))
                && isAmount(price == null ? null : price.amount(), text(expected, "price"))
                && spaceless(card.title()).equals(spaceless(text(expected, "title")));
    }

    private static String spaceless(@Nullable String text) {
        return String.valueOf(text).replaceAll("\\s", "");
    }

    private static boolean isAmount(@Nullable BigDecimal amount, @Nullable String expected) {
        return expected == null ? amount == null : amount != null && amount.compareTo(new BigDecimal(expected)) == 0;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isNull() || node.path(field).isMissingNode()
                ? null
                : node.path(field).asText();
    }

    private static byte[] bytes(String folder, JsonNode page) throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(
                DATA.resolve(folder).resolve(page.path("html").asText())))) {
            return file.readAllBytes();
        }
    }

    private static JsonNode read(String file) throws IOException {
        var path = DATA.resolve(file);
        assumeTrue(
                Files.exists(path),
                () -> "SKIPPED: the shared data is absent (" + path + "), so the extraction was not measured");
        return JSON.readTree(path.toFile());
    }
}
