package holdline.crawler;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without its loops, so that a test does the work itself. */
public final class Quiet implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("holdline.crawler.enabled", "false", "holdline.crawler.evidence.round", "off");
    }
}
