package holdline.pricing.settings;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

@Schema(title = "Settings to set", description = "What is absent keeps its value.", examples = """
                {"observationsToAgree":2,"observationGap":"PT10M","accusingConfidence":"0.9"}""")
record SettingsRequest(
        @Schema(description = "Observations that have to agree before a violation opens or clears")
        @Nullable
        @Min(1)
        @Max(10)
        Integer observationsToAgree,

        @Schema(
                type = SchemaType.STRING,
                description = "How far apart, by observation time, two have to be for both to count")
        @Nullable
        @DurationMin(seconds = 0)
        @DurationMax(days = 7)
        Duration observationGap,

        @Schema(description = "A match below this accuses nobody")
        @Nullable
        @DecimalMin("0.5")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 4)
        BigDecimal accusingConfidence,

        @Schema(description = "A page read less surely is not judged by its price")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 4)
        BigDecimal readingConfidence,

        @Schema(description = "Percent below the floor from which a low price is moderate")
        @Nullable
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        BigDecimal moderateFromPercent,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal severeFromPercent,

        @Nullable @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 2)
        BigDecimal criticalFromPercent,

        @Schema(type = SchemaType.STRING, description = "How long a retracted violation stays false")
        @Nullable
        @DurationMin(minutes = 1)
        @DurationMax(days = 3650)
        Duration falsePositiveFor) {

    SettingsView over(SettingsView before) {
        return new SettingsView(
                Objects.requireNonNullElse(observationsToAgree, before.observationsToAgree()),
                Objects.requireNonNullElse(observationGap, before.observationGap()),
                Objects.requireNonNullElse(accusingConfidence, before.accusingConfidence()),
                Objects.requireNonNullElse(readingConfidence, before.readingConfidence()),
                Objects.requireNonNullElse(moderateFromPercent, before.moderateFromPercent()),
                Objects.requireNonNullElse(severeFromPercent, before.severeFromPercent()),
                Objects.requireNonNullElse(criticalFromPercent, before.criticalFromPercent()),
                Objects.requireNonNullElse(falsePositiveFor, before.falsePositiveFor()));
    }
}
