package holdline.pricing.rulebook;

import holdline.pricing.episode.Hysteresis;
import holdline.pricing.judging.JudgingSettings;
import holdline.pricing.judging.Rulebook;
import java.time.Duration;

/**
 * All that one brand has entered.
 *
 * @param falsePositiveFor how long a retracted violation stays false
 */
public record TenantRules(Rulebook rulebook, Hysteresis hysteresis, Duration falsePositiveFor) {

    /** Of a brand that has entered nothing yet. */
    public static final TenantRules DEFAULT =
            new TenantRules(Rulebook.EMPTY, Settings.DEFAULT.hysteresis(), Settings.DEFAULT.falsePositiveFor());

    /** The configurable part, as the settings feature stores it. */
    public record Settings(JudgingSettings judging, Hysteresis hysteresis, Duration falsePositiveFor) {

        public static final Settings DEFAULT =
                new Settings(JudgingSettings.DEFAULT, Hysteresis.DEFAULT, Duration.ofDays(90));
    }
}
