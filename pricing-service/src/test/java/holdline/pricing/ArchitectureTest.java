package holdline.pricing;

import holdline.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("holdline.pricing")
                .pure(
                        "holdline.pricing.matching..",
                        "holdline.pricing.promotions..",
                        "holdline.pricing.waterfall..",
                        "holdline.pricing.judging..",
                        "holdline.pricing.episode..")
                .allowingInPure("com.fasterxml.jackson..")
                .allowingInPure("org.apache.lucene.analysis..")
                .check();
    }
}
