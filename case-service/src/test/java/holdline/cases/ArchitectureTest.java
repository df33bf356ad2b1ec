package holdline.cases;

import holdline.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("holdline.cases")
                .pure("holdline.cases.calendar..", "holdline.cases.gate..", "holdline.cases.lifecycle..")
                .check();
    }
}
