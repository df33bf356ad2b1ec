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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                .isGreaterThanOrEqualTo(36);
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
    void answersQuicklyOnlyWhatTheWholePageSays() throws IOException {
        // Given
        var quick = 0;
        for (var folder : List.of("pages/benchmark", "pages/us-shops")) {
            for (var page : read(folder + "/expected.json")) {
                var url = page.path("url").asText();
                var bytes = bytes(folder, page);
                if (!url.startsWith("http")) {
                    continue;
                }

                // When
                var answer = extractor.quick(bytes, null, url);

                // Then
                if (answer.isPresent()) {
                    quick++;
                    assertThat(answer.get()).as(url).isEqualTo(extractor.extract(bytes, null, url));
                }
            }
        }
        assertThat(quick).as("pages answered by their JSON-LD alone").isGreaterThan(10);
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

    /** The amounts were read in the payloads by hand: what a buyer is asked, in the unit the payload is in. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "crmeb-99api/pddJson.json                     | 5914165983     | 2998    | 3997 | CNY | 0",
                "crmeb-99api/jdJson.json                      | 100000177760   | 4899    | -    | CNY | 1",
                "crmeb-99api/tbJson.json                      | 16793826526    | 1998    | 4390 | CNY | 0",
                "crmeb-99api/tmallJson.json                   | 576801983901   | 139     | -    | CNY | 0",
                "crmeb-99api/snJson.json                      | -              | -       | -    | -   | 0",
                "jd-shouheng/jd_price_mgets_100004770235.json | 100004770235   | 5499    | -    | CNY | 0",
                "jd-shouheng/jd_stock_100004770235.json       | 100004770235   | 5499    | -    | CNY | 0",
                "jd-shouheng/jd_promotion_v2_100008348542.json | -             | -       | -    | -   | 0",
                "utravel-tbk-ddk/TaoBaoGoodsBean.json         | 602521735355   | 24.9    | -    | CNY | 1",
                "utravel-tbk-ddk/TaoBaoItemBean.json          | 578071112189   | 13.8    | -    | CNY | 0",
                "utravel-tbk-ddk/PinduoduoGoodsBean.json      | 7695387943     | 46.9    | -    | CNY | 0",
                "utravel-tbk-ddk/PinduoduoGoodsDetailBean.json | 7695387943    | 46.9    | -    | CNY | 0",
                "utravel-tbk-ddk/PinduoduoGoodsTopBean.json   | 24679811633    | 27.72   | -    | CNY | 1",
                "utravel-tbk-ddk/GoodsPromotionUrlBean.json   | 7695387943     | 46.9    | -    | CNY | 0",
                "transcribed/pdd.ddk.goods.detail.json        | 9133961778     | 7.2     | -    | CNY | 1",
                "transcribed/jd.union.open.goods.query.json   | 26898778009    | 39.9    | -    | CNY | 3",
                "transcribed/jd.union.converted_2023.json     | 10088555250634 | 399.9   | -    | CNY | 1",
                "transcribed/jd.coupon_119.8_minus90.json     | 10039353087490 | 119.8   | -    | CNY | 1",
                "transcribed/woocommerce.store.products.json  | 34             | 11.05   | -    | GBP | 0",
                "transcribed/ebay.browse.item_summary.json    | 254261181655   | 59      | -    | USD | 0",
                "transcribed/shopify.admin.products.json      | 15065137742211 | 13.99   | -    | EUR | 0",
                "amazon-sp-api/AnyOfferChangedNotification.examples.json | 123 | 10      | -    | USD | 0",
                "amazon-sp-api/catalog2022.json               | -              | -       | -    | -   | 0",
                "amazon-sp-api/pricing2022.json               | B00ZIAODGE     | 18.11   | -    | USD | 1",
                "amazon-sp-api/pricingV0.json                 | B000P6Q7MY     | 21      | -    | USD | 0",
            })
    void readsRealAnswersOfApis(String file, String id, BigDecimal amount, BigDecimal high, String currency, int terms)
            throws IOException {
        // Given
        var answer = read("api-payloads/" + file).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);

        // When
        var extraction = extractor.extract(answer, "application/json", "https://api.example.de/answer");

        // Then
        var offering = offerings(extraction).stream()
                .filter(one -> Objects.equals(one.itemId(), id))
                .findFirst();
        assertThat(offering.isPresent()).as("%s", extraction).isEqualTo(id != null);
        offering.ifPresent(one -> {
            var price = Objects.requireNonNull(one.price());
            assertThat(price.amount()).isEqualByComparingTo(amount);
            assertThat(price.high() == null ? "-" : price.high().toPlainString())
                    .isEqualTo(high == null ? "-" : high.toPlainString());
            assertThat(price.currency()).isEqualTo(currency);
            assertThat(one.terms()).hasSize(terms);
        });
    }

    private static List<Offering> offerings(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Item(var offering, var _) -> List.of(offering);
            case Extraction.SoldOut(var offering, var _) -> List.of(offering);
            case Extraction.Cards(var offerings, var _) -> offerings;
            case Extraction.Ambiguous _, Extraction.Gone _, Extraction.Challenge _, Extraction.Unrecognised _ ->
                List.of();
        };
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
