package holdline.notification.audience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings for those who write and those who read. */
@ConfigMapping(prefix = "holdline.notification.audience")
interface AudienceConfig {

    /** Where readers answer when a tenant has no letterhead. Left as it is, sellers' answers reach nobody. */
    @WithDefault("partners@holdline.invalid")
    String contact();
}
