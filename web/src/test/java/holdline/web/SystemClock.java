package holdline.web;

import jakarta.enterprise.inject.Produces;
import java.time.InstantSource;

/** Stands in for messaging's clock. */
class SystemClock {

    @Produces
    InstantSource clock() {
        return InstantSource.system();
    }
}
