package holdline.pricing.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import holdline.pricing.rulebook.TenantRules;
import java.math.BigDecimal;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(title = "Settings", description = "Where the brand draws its lines.")
record SettingsView(
        int observationsToAgree,
        @Schema(type = SchemaType.STRING) Duration observationGap,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal accusingConfidence,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal readingConfidence,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal moderateFromPercent,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal severeFromPercent,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal criticalFromPercent,
        @Schema(type = SchemaType.STRING) Duration falsePositiveFor) {

    static SettingsView defaults() {
        var defaults = TenantRules.Settings.DEFAULT;
        return new SettingsView(
                defaults.hysteresis().observations(),
                defaults.hysteresis().gap(),
                BigDecimal.valueOf(defaults.judging().accusingConfidence()),
                BigDecimal.valueOf(defaults.judging().readingConfidence()),
                defaults.judging().moderateFromPercent(),
                defaults.judging().severeFromPercent(),
                defaults.judging().criticalFromPercent(),
                defaults.falsePositiveFor());
    }

    static SettingsView of(TenantSettings settings) {
        return new SettingsView(
                settings.observationsToAgree,
                Duration.ofMillis(settings.observationGapMillis),
                settings.accusingConfidence,
                settings.readingConfidence,
                settings.moderateFromPercent,
                settings.severeFromPercent,
                settings.criticalFromPercent,
                Duration.ofMillis(settings.falsePositiveForMillis));
    }
}
