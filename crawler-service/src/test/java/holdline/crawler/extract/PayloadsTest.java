package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.events.Money;
import holdline.events.PromotionTerms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers of platform APIs, written by us after the shapes of the real ones; only what an expectation names is compared. */
class PayloadsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Extractor extractor = new Extractor(Recipes.shipped());

    static Stream<JsonNode> golden() throws IOException {
        try (var file = PayloadsTest.class.getResourceAsStream("/payloads/golden.json")) {
            return StreamSupport.stream(JSON.readTree(file).spliterator(), false).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void readsWhatAnApiSays(JsonNode golden) {
        // Given
        var url = "https://" + golden.path("host").asText("api.mall.example") + "/answer";

        // When
        var read = offerings(extract(golden.path("says").toString(), url));

        // Then
        assertThat(read).hasSameSizeAs(golden.path("offers"));
        for (var at = 0; at < read.size(); at++) {
            var offering = read.get(at);
            var expected = golden.path("offers").path(at);
            assertThat(offering.provenance())
                    .containsExactly("api:" + golden.path("api").asText());
            expects(expected, "itemId", offering.itemId());
            expects(expected, "url", offering.url());
            expects(expected, "title", offering.title());
            assertThat(price(offering.price())).isEqualTo(expected.path("price").asText(null));
            assertThat(first(offering.listPrice()))
                    .isEqualTo(expected.path("listPrice").asText(null));
            expects(expected, "availability", offering.availability().name());
            expects(
                    expected,
                    "seller",
                    offering.seller().id() + " " + offering.seller().name());
            expectsAll(expected, "images", offering.images());
            expectsAll(expected, "promotions", offering.promotions());
            expectsAll(
                    expected,
                    "variants",
                    offering.variants().stream()
                            .map(one -> one.sku() + " " + one.title() + " " + one.price() + " " + one.availability())
                            .toList());
            assertThat(offering.terms().stream().map(PayloadsTest::told).toList())
                    .isEqualTo(texts(expected.path("terms")));
            assertThat(offering.promotions())
                    .containsAll(
                            offering.terms().stream().map(PromotionTerms::text).toList());
        }
    }

    @Test
    void everyShippedApiHasAGoldenAnswer() throws IOException {
        // Given
        var index = new String(
                PayloadsTest.class.getResourceAsStream("/payloads/index.txt").readAllBytes(), StandardCharsets.UTF_8);

        // Then
        assertThat(golden().map(golden -> golden.path("api").asText() + ".yaml").distinct())
                .containsExactlyInAnyOrderElementsOf(index.lines().toList());
    }

    @Test
    void readsAnAnswerThatIsHandedToAFunction() {
        // When
        var read = extract(
                "jQuery123({\"p\":\"9.90\",\"op\":\"9.90\",\"m\":\"12.00\",\"id\":\"J_1\"});",
                "https://p.mall.example/");

        // Then
        assertThat(offerings(read)).extracting(Offering::itemId).containsExactly("1");
    }

    @Test
    void saysThatAPriceWithoutACurrencyIsNone() {
        // When
        var read = extract(
                "{\"title\":\"Poster\",\"vendor\":\"Print\",\"variants\":[{\"id\":1,\"price\":\"13.99\"}]}",
                "https://shop.example/products.json");

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        Extraction.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.detail()).contains("currency"));
    }

    private Extraction extract(String json, String url) {
        return extractor.extract(json.getBytes(StandardCharsets.UTF_8), "application/json", url);
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

    private static @Nullable String first(@Nullable Price price) {
        return price == null ? null : new Money(price.amount(), Currency.getInstance(price.currency())).toString();
    }

    private static @Nullable String price(@Nullable Price price) {
        return price == null || price.high() == null
                ? first(price)
                : first(price) + " to " + price.high().toPlainString();
    }

    private static String told(PromotionTerms terms) {
        try {
            var kind = PromotionTerms.Kind.class
                    .getField(terms.kind().name())
                    .getAnnotation(JsonProperty.class)
                    .value();
            return kind
                    + (terms.off() == null ? "" : " " + terms.off())
                    + (terms.price() == null ? "" : " =" + terms.price())
                    + (terms.atLeast() == null ? "" : " from " + terms.atLeast())
                    + " by " + terms.funder().name().toLowerCase(java.util.Locale.ROOT)
                    + (terms.until() == null ? "" : " until " + terms.until())
                    + ": " + terms.text();
        } catch (NoSuchFieldException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void expects(JsonNode expected, String field, @Nullable String read) {
        if (expected.has(field)) {
            assertThat(read).as(field).isEqualTo(expected.path(field).asText());
        }
    }

    private static void expectsAll(JsonNode expected, String field, List<String> read) {
        if (expected.has(field)) {
            assertThat(read).as(field).isEqualTo(texts(expected.path(field)));
        }
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
