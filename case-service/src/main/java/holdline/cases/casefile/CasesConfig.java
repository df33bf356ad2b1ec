package holdline.cases.casefile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cases are run by this installation, whatever the brand. */
@ConfigMapping(prefix = "holdline.cases")
interface CasesConfig {

    Deadlines deadlines();

    /** How passed deadlines are noticed. */
    interface Deadlines {

        /** How often every instance looks. Rarer: deadlines are noticed later by as much. */
        @WithDefault("500ms")
        Duration every();

        /** How many one transaction handles. Too many: cases stay locked for long. Too few: one commit for each. */
        @WithDefault("500")
        int batch();
    }
}
