package holdline.crawler.evidence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How pages are kept, sealed and forgotten. */
@ConfigMapping(prefix = "holdline.crawler.evidence")
interface EvidenceConfig {

    /** Where records lie. Changing it moves nothing: copy the objects first, their names stay the same. */
    @WithDefault("files")
    Place store();

    /** A folder on a disk that survives restarts and is backed up: cases refer to what lies there. */
    @WithDefault("data/captures")
    Path directory();

    Bucket bucket();

    /** Who runs this crawler, as every procedure log says. A court asks; unnamed, the log is worth less. */
    @WithDefault("not named")
    String operator();

    /** What this machine's clock is set by, as every procedure log says. */
    @WithDefault("the system clock of the crawler's machine, UTC")
    String timeSource();

    Seal seal();

    Timestamp timestamp();

    /**
     * A capture nothing refers to is deleted after this many days. Shorter than a dispute lasts, and what nobody had
     * judged yet is gone.
     */
    @WithDefault("1095")
    int retentionDays();

    /** How often to look for something to seal, to stamp or to sweep; {@code off} leaves that to other processes. */
    @WithDefault("10s")
    String round();

    /** The kinds of places. */
    enum Place {
        FILES,
        BUCKET
    }

    /** An S3-compatible object store. */
    interface Bucket {

        Optional<String> name();

        /** For stores other than Amazon's. */
        Optional<URI> endpoint();

        @WithDefault("us-east-1")
        String region();

        /** Without a key the usual places are asked: environment, instance profile. */
        Optional<String> accessKey();

        Optional<String> secretKey();

        /** Longest time for one request, retries included. A visit waits that long and is then recorded as failed. */
        @WithDefault("PT20S")
        Duration timeout();
    }

    /** When captures are sealed: whichever comes first. */
    interface Seal {

        /** Longest time a capture waits for its seal. Shorter means more timestamps, which may cost money. */
        @WithDefault("PT10M")
        Duration every();

        /** Most captures under one root, at most 65536. */
        @WithDefault("1000")
        int captures();
    }

    /** Who attests when a seal existed. */
    interface Timestamp {

        /** An RFC 3161 authority, http or https. Without one, seals say that they are not timestamped. */
        Optional<URI> authority();

        /** Longest time for one answer as a whole. */
        @WithDefault("PT10S")
        Duration timeout();

        /** Pause after the first failure; doubled with each further one. */
        @WithDefault("PT30S")
        Duration firstPause();

        @WithDefault("PT1H")
        Duration longestPause();
    }
}
