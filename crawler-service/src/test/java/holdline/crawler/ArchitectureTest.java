package holdline.crawler;

import holdline.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheHouseRules() {
        ArchitectureRules.of("holdline.crawler")
                .pure("holdline.crawler.extract..", "holdline.crawler.discover..")
                .allowingInPure(
                        "org.jsoup..",
                        "com.fasterxml.jackson..",
                        "com.ibm.icu.text..",
                        "crawlercommons..",
                        "javax.xml.stream..")
                .check();
    }
}
