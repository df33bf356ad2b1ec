package holdline.cases.almanac;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where calendars beyond the shipped ones come from. */
@ConfigMapping(prefix = "holdline.cases.calendar")
interface AlmanacConfig {

    /**
     * A folder with notices of the State Council, a file {@code *.yaml} for each year, in the format of the shipped
     * ones. It is read at start and every minute; a year that ships too is replaced.
     */
    Optional<Path> directory();
}
