package holdline.crawler;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The service without its loop, so that a test claims the work itself. */
public final class Quiet implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("holdline.crawler.enabled", "false");
    }
}
