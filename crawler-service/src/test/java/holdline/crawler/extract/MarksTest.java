package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.extract.Marks.Mark;
import java.util.Arrays;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {

    @ParameterizedTest
    @CsvSource({
        "class='priceBlock-oldPrice', PRICE FORMER",
        "class='old-price', FORMER PRICE",
        "class='list_price', FORMER PRICE",
        "class='PRICE', PRICE",
        "id='relatedProduct', ASIDE CURRENT",
        "data-testid='shipping-cost', OTHER_AMOUNT PRICE",
        "data-qa='carousel2-slide', PERHAPS_ASIDE",
        "class='line-through cents', STRUCK CENTS OTHER_AMOUNT",
        "class='in-stock', STOCK",
        "class='pricey soldier wasp', ''",
        "class='пprice', ''",
        "title='price', ''",
    })
    void readsTheWordsInNames(String attribute, String expected) {
        // Given
        var element = Jsoup.parseBodyFragment("<p " + attribute + "></p>").expectFirst("p");

        // When
        var marks = Marks.of(element);

        // Then
        var said = Arrays.stream(Mark.values()).filter(marks::has).map(Mark::name);
        assertThat(said).containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(" ", -1));
    }

    @Test
    void readsOnlyTheStartOfEndlessNames() {
        // Given
        var element = Jsoup.parseBodyFragment("<p class='" + "x ".repeat(10_000) + "price'></p>")
                .expectFirst("p");

        // Then
        assertThat(Marks.of(element)).isEqualTo(Marks.NONE);
    }
}
