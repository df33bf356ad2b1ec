package holdline.crawler;

import holdline.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("holdline.crawler")
                .pure("holdline.crawler.extract..")
                .allowingInPure("org.jsoup..", "com.fasterxml.jackson..", "com.ibm.icu.text..")
                .check();
    }
}
