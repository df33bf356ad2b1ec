package holdline.crawler.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.crawler.extract.PriceText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Price texts in, what they say out. */
final class PriceTexts {

    private PriceTexts() {}

    /** A text and what is known about where it stood. */
    @Schema(name = "PriceTextQuestion")
    record Question(
            @NotNull @Size(max = PriceText.MAX_TEXT) @Schema(examples = "¥1,299.00 起")
            String text,

            @Size(max = 1_000) @Schema(description = "A currency code or sign, or text near the price") @Nullable
            String hint,

            @Size(max = 35) @Schema(examples = "zh-TW") @Nullable
            String locale) {}

    /** What a text says; amounts are strings, null when unknown. */
    @Schema(name = "PriceTextAnswer")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Answer(
            @Nullable String amount,
            @Nullable String high,
            @Nullable String currency,
            @Nullable String currencyText,
            PriceText.Kind kind,
            boolean startingFrom) {

        static Answer of(Question question) {
            var read = PriceText.read(question.text(), question.hint(), question.locale());
            return new Answer(
                    read.amount() == null ? null : read.amount().toPlainString(),
                    read.high() == null ? null : read.high().toPlainString(),
                    read.currency(),
                    read.currencyText(),
                    read.kind(),
                    read.startingFrom());
        }
    }
}
