package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "¥1,299.00 | - | - | 1299.00 | - | CNY | PRICE",
                "1.299,00 € | - | - | 1299.00 | - | EUR | PRICE",
                "US $12.30 | - | - | 12.30 | - | USD | PRICE",
                "$ 50,800 | - | zh-TW | 50800 | - | TWD | PRICE",
                "CHF 1'049,95 | - | - | 1049.95 | - | CHF | PRICE",
                "423.923 KD | - | - | 423.923 | - | KWD | PRICE",
                "Rp 31.500 | - | - | 31500 | - | IDR | PRICE",
                "841,00 zł – 995,00 zł | - | - | 841.00 | 995.00 | PLN | RANGE",
                "¥59.00起 | - | - | 59.00 | - | CNY | STARTING_FROM",
                "Vanaf € 49.95 | - | - | 49.95 | - | EUR | STARTING_FROM",
                "券后价￥89 | - | - | 89 | - | CNY | AFTER_COUPON",
                "原价：¥199 | - | - | 199 | - | CNY | LIST_PRICE",
                "超级立减3.47元 | - | - | 3.47 | - | CNY | DISCOUNT_AMOUNT",
                "面值1000元 | - | - | 1000 | - | CNY | FACE_VALUE",
                "首单满59送5元京券 | - | - | - | - | - | PROMOTION",
                "满199减20 | - | - | - | - | - | PROMOTION",
                "5.8万+ | - | - | - | - | - | COUNT",
                "2030万像素 | - | - | - | - | - | COUNT",
                "Free! | - | - | 0 | - | - | PRICE",
                "AQUAFINESSE | - | - | - | - | - | NONE",
                "690,00 | € | - | 690.00 | - | EUR | PRICE",
                "3.50 €/100g | - | - | 3.50 | - | EUR | PER_UNIT"
            })
    void readsWhatATextSays(
            String text, String hint, String locale, String amount, String high, String currency, PriceText.Kind kind) {
        // When
        var read = PriceText.read(text, hint, locale);

        // Then
        assertThat(read.amount() == null ? null : read.amount().toPlainString()).isEqualTo(amount);
        assertThat(read.high() == null ? null : read.high().toPlainString()).isEqualTo(high);
        assertThat(read.currency()).isEqualTo(currency);
        assertThat(read.kind()).isEqualTo(kind);
    }
}
