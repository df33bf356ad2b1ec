package holdline.crawler.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where pages are kept. */
@ConfigMapping(prefix = "holdline.crawler.evidence")
interface EvidenceConfig {

    /** A folder on a disk that survives restarts and is backed up: cases refer to what lies there. */
    @WithDefault("data/captures")
    Path directory();
}
