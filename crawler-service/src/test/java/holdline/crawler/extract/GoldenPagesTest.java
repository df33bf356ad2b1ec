package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages written by us, each beside what must be read from it: {@code case.html} and {@code case.expected.json}. */
class GoldenPagesTest {

    private static final Path PAGES = Path.of("src/test/resources/pages");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Extractor extractor = new Extractor(Recipes.shipped());

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersQuicklyOnlyWhatTheWholePageSays(String name) throws IOException {
        // Given
        var expected = JSON.readTree(PAGES.resolve(name + ".expected.json").toFile());
        var url = expected.path("url").asText();
        var contentType = expected.hasNonNull("contentType")
                ? expected.path("contentType").asText()
                : null;
        var bytes = Files.readAllBytes(PAGES.resolve(name + ".html"));

        // When
        var quick = extractor.quick(bytes, contentType, url);

        // Then
        quick.ifPresent(answer -> assertThat(answer).isEqualTo(extractor.extract(bytes, contentType, url)));
        if (name.equals("json-ld-price-specification")) {
            assertThat(quick).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsAPageAsExpected(String name) throws IOException {
        // Given
        var expected = (ObjectNode)
                JSON.readTree(PAGES.resolve(name + ".expected.json").toFile());
        var url = expected.remove("url").asText();
        var contentType = expected.hasNonNull("contentType")
                ? expected.remove("contentType").asText()
                : null;

        // When
        var extraction = extractor.extract(Files.readAllBytes(PAGES.resolve(name + ".html")), contentType, url);

        // Then
        assertThat(told(extraction)).isEqualTo(expected);
    }

    private static ObjectNode told(Extraction extraction) {
        var told = JSON.createObjectNode();
        told.put("outcome", extraction.getClass().getSimpleName());
        switch (extraction) {
            case Extraction.Item(var offering, var _) -> told.set("offering", told(offering));
            case Extraction.SoldOut(var offering, var _) -> told.set("offering", told(offering));
            case Extraction.Cards(var offerings, var _) -> {
                var cards = told.putArray("cards");
                offerings.forEach(card -> cards.add(told(card)));
            }
            case Extraction.Ambiguous(var _, var _, var candidates) -> {
                var values = told.putArray("candidates");
                candidates.forEach(candidate -> values.add(candidate.value() + " " + candidate.from()));
            }
            case Extraction.Gone(var statement) -> told.put("statement", statement);
            case Extraction.Challenge(var sign) -> told.put("sign", sign);
            case Extraction.Unrecognised(var detail, var _, var _) -> told.put("detail", detail);
        }
        return told;
    }

    private static ObjectNode told(Offering offering) {
        var told = JSON.createObjectNode();
        told.put("title", offering.title());
        told.put("price", told(offering.price()));
        putKnown(told, "listPrice", offering.listPrice() == null ? null : told(offering.listPrice()));
        told.put("availability", offering.availability().name());
        putKnown(told, "itemId", offering.itemId());
        putKnown(told, "gtin", offering.gtin());
        putKnown(told, "seller", offering.seller().name());
        putKnown(told, "sellerId", offering.seller().id());
        if (!offering.variants().isEmpty()) {
            told.put("variants", offering.variants().size());
        }
        told.put("from", String.join("+", offering.provenance()));
        return told;
    }

    private static void putKnown(ObjectNode told, String name, @Nullable String value) {
        if (value != null) {
            told.put(name, value);
        }
    }

    private static @Nullable String told(@Nullable Price price) {
        if (price == null) {
            return null;
        }
        return price.amount().toPlainString()
                + (price.high() == null ? "" : ".." + price.high().toPlainString())
                + " "
                + price.currency()
                + (price.startingFrom() ? " up" : "");
    }
}
