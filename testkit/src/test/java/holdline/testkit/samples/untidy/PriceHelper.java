package holdline.testkit.samples.untidy;

import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.testkit.samples.knot.Other;
import java.time.Instant;

/** Breaks rules: its name, the wall clock, standard output, a library in a pure package, a cycle of packages. */
public class PriceHelper {

    public Other other() {
        System.out.println(Instant.now() + " " + new ObjectMapper());
        return new Other();
    }
}
