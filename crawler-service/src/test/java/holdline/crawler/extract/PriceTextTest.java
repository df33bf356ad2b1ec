package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One line of {@code price-texts.csv} per text; what is found wrong in the field becomes a line there. */
class PriceTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/price-texts.csv", delimiter = '|', quoteCharacter = '`', nullValues = "-")
    void readsWhatATextSays(
            String text, String hint, String locale, String amount, String high, String currency, PriceText.Kind kind) {
        // When
        var read = PriceText.read(text, hint, locale);

        // Then
        assertThat(read.kind()).isEqualTo(kind);
        assertThat(read.amount() == null ? null : read.amount().toPlainString()).isEqualTo(amount);
        assertThat(read.high() == null ? null : read.high().toPlainString()).isEqualTo(high);
        assertThat(read.currency()).isEqualTo(currency);
        assertThat(read.startingFrom()).isEqualTo(kind == PriceText.Kind.STARTING_FROM || text.contains("低至"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "1 ", "1,", "满1减", "$1 ", "¥", "a1", "券后", "1-", "1 000 ", "1,1.", "12 €,"})
    void readsAnEndlessTextInNoTime(String piece) {
        // Given
        var text = piece.repeat(500_000 / piece.length());

        // Then
        assertTimeout(Duration.ofSeconds(2), () -> PriceText.read(text, text, "zh-CN"));
    }
}
