package holdline.pricing.policy;

import holdline.events.Money;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Policy to make", examples = """
                {"name":"Shelf floor","productCode":"LT-SERUM-30","floor":{"amount":"129.00","currency":"CNY"},
                 "tolerancePercent":"0","platform":null,"validFrom":null,"validTo":null}""")
record PolicyRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String name,

        @Schema(description = "Every product when absent") @Nullable @Size(min = 1, max = 100)
        String productCode,

        @NotNull Money floor,

        @Schema(description = "How many percent below the floor are tolerated; 0 when absent")
        @Nullable
        @DecimalMin("0")
        @DecimalMax(value = "100", inclusive = false)
        @Digits(integer = 2, fraction = 4)
        BigDecimal tolerancePercent,

        @Schema(description = "Every platform when absent")
        @Nullable
        @Size(min = 1, max = 200)
        @Pattern(regexp = TEXT, message = "must be printable")
        String platform,

        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** Text without control characters. */
    static final String TEXT = "\\P{Cc}*";

    BigDecimal toleranceOrNone() {
        return tolerancePercent == null ? BigDecimal.ZERO : tolerancePercent;
    }
}
