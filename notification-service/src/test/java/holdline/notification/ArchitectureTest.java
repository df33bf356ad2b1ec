package holdline.notification;

import holdline.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("holdline.notification")
                .pure("holdline.notification.wording..")
                // Letters are rendered by Qute, and injected as one bean; they read no clock, no database, no network.
                .allowingInPure("io.quarkus.qute..", "jakarta.enterprise..", "com.fasterxml.jackson.annotation..")
                .check();
    }
}
