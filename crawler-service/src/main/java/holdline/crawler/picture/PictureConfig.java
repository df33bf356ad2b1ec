package holdline.crawler.picture;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How main pictures are looked at. */
@ConfigMapping(prefix = "holdline.crawler.picture")
public interface PictureConfig {

    /** Without pictures nobody can tell whether a shop uses a stolen one. */
    @WithDefault("true")
    boolean enabled();

    /** How long a picture is believed to stay what it is while its listing is observed. Shorter costs its host turns. */
    @WithDefault("P7D")
    Duration believed();

    /** How long a picture that could not be read is left alone. Shorter asks broken addresses in vain. */
    @WithDefault("P1D")
    Duration retry();

    /** Most bytes of a picture; not over 8 MiB, where the connection itself is cut. */
    @WithDefault("4194304")
    int maxBytes();

    /**
     * Longest time one picture may keep the decoder busy. Longer lets pictures that are made for it stand in the way of
     * others.
     */
    @WithDefault("PT2S")
    Duration patience();
}
