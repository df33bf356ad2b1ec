package holdline.pricing.judging;

import holdline.events.Severity;
import java.math.BigDecimal;

/**
 * Where a brand draws its lines.
 *
 * @param accusingConfidence a match below this never accuses anybody, from 0 to 1
 * @param readingConfidence a page read less surely than this is not judged by its price, from 0 to 1
 * @param moderateFromPercent percent below the floor from which a low price is moderate; below it is minor
 * @param severeFromPercent from which it is severe
 * @param criticalFromPercent from which it is critical
 */
public record JudgingSettings(
        double accusingConfidence,
        double readingConfidence,
        BigDecimal moderateFromPercent,
        BigDecimal severeFromPercent,
        BigDecimal criticalFromPercent) {

    /** What holds until a brand says otherwise. */
    public static final JudgingSettings DEFAULT =
            new JudgingSettings(0.9, 0.5, new BigDecimal("10"), new BigDecimal("25"), new BigDecimal("50"));

    Severity severityOf(BigDecimal percentBelow) {
        if (percentBelow.compareTo(criticalFromPercent) >= 0) {
            return Severity.CRITICAL;
        }
        if (percentBelow.compareTo(severeFromPercent) >= 0) {
            return Severity.SEVERE;
        }
        return percentBelow.compareTo(moderateFromPercent) >= 0 ? Severity.MODERATE : Severity.MINOR;
    }
}
