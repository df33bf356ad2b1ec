package holdline.cases.casefile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cases are run by this installation, whatever the brand. */
@ConfigMapping(prefix = "holdline.cases")
interface CasesConfig {

    /**
     * How long a new case waits for its first violation's siblings. Too short: a seller gets its notice about half of
     * what is wrong with a page. Too long: every first notice is late by as much.
     */
    @WithDefault("1s")
    Duration gather();

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
