package holdline.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "2879.2, CNY, 2879.20",
        "2879.20, CNY, 2879.20",
        "2879.200, CNY, 2879.20",
        "1e2, CNY, 100.00",
        "0, USD, 0.00",
        "0.0330, CNY, 0.033",
        "4980, JPY, 4980",
        "4980.0, JPY, 4980",
        "4980.5, JPY, 4980.5",
        "1.5, KWD, 1.500",
        "9999999999999999.99, CNY, 9999999999999999.99",
    })
    void writesOneFormForEachAmount(String read, String currency, String written) throws JsonProcessingException {
        // Given
        var money = Money.of(read, currency);
        // When
        var json = Wire.MAPPER.writeValueAsString(money);
        // Then
        assertThat(json).isEqualTo("{\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(written, currency));
    }

    @Test
    void comparesWhatABuyerWouldCompare() {
        assertThat(Money.of("2879.2", "CNY"))
                .isEqualTo(Money.of("2879.20", "CNY"))
                .hasSameHashCodeAs(Money.of("2879.20", "CNY"))
                .isEqualByComparingTo(Money.of("2879.20", "CNY"))
                .isNotEqualTo(Money.of("2879.20", "TWD"));
        assertThat(Money.of("9.9", "CNY").isLessThan(Money.of("10", "CNY"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "1e-999999999",
                "1e19",
                "1234567890123456789",
                "0.0000000000000000001",
                "12345678901234567"
            })
    void refusesAnAmountWithTooManyDigitsAtOnce(String amount) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Money.of(amount, "CNY"))
                        .withMessageContaining("amount has more than 18 digits"));
    }

    @Test
    void refusesAHugeExponentAlsoWhenItWasParsedElsewhere() {
        // Given
        var huge = new BigDecimal("1e999999999");
        var yuan = Currency.getInstance("CNY");
        // Then
        assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThatIllegalArgumentException().isThrownBy(() -> new Money(huge, yuan)));
    }

    @Test
    void refusesALongTextWithoutReadingIt() {
        // Given
        var digits = "9".repeat(1_000_000);
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(digits, "CNY"))
                .withMessage("amount is longer than 64 characters");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-0.01, CNY, amount is negative: -0.01",
                "¥12, CNY, amount is not a decimal number: ¥12",
                "'1,299.00', CNY, 'amount is not a decimal number: 1,299.00'",
                "NaN, CNY, amount is not a decimal number: NaN",
                "'', CNY, amount is missing or blank",
                "-, CNY, amount is missing or blank",
                "12.00, RMB, currency is not an ISO 4217 code: RMB",
                "12.00, cny, currency is not an ISO 4217 code: cny",
                "12.00, -, currency is missing or blank",
            })
    void refusesWhatIsNoAmountNamingTheField(String amount, String currency, String refusal) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessage(refusal);
    }

    @Test
    void readsANumberThatAForeignProducerDidNotQuoteWithoutLosingACent() throws JsonProcessingException {
        // Given
        var unquoted = "{\"amount\":2879.20,\"currency\":\"CNY\"}";
        // When
        var money = Wire.MAPPER.readValue(unquoted, Money.class);
        // Then
        assertThat(money).isEqualTo(Money.of("2879.20", "CNY"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"currency\":\"CNY\"}", "{\"amount\":\"1.00\"}", "{\"amount\":null,\"currency\":\"CNY\"}"})
    void refusesHalfAnAmountOnTheWire(String json) {
        assertThatThrownBy(() -> Wire.MAPPER.readValue(json, Money.class))
                .isInstanceOf(ValueInstantiationException.class)
                .hasMessageContaining("is missing or blank");
    }

    @Test
    void doesNotMixCurrencies() {
        // Given
        var yuan = Money.of("10", "CNY");
        var dollars = Money.of("10", "USD");
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> yuan.plus(dollars))
                .withMessage("cannot mix CNY and USD");
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.minus(dollars));
        assertThatIllegalArgumentException().isThrownBy(() -> yuan.compareTo(dollars));
    }

    @Test
    void cutsDownToNothingButNotBelow() {
        // Given
        var ten = Money.of("10", "CNY");
        // Then
        assertThat(ten.minus(Money.of("10.00", "CNY")).isZero()).isTrue();
        assertThat(ten.plus(Money.of("0.5", "CNY"))).hasToString("10.50 CNY");
        assertThatIllegalArgumentException().isThrownBy(() -> ten.minus(Money.of("10.01", "CNY")));
    }
}
