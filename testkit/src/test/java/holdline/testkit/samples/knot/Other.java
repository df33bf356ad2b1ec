package holdline.testkit.samples.knot;

import holdline.testkit.samples.untidy.PriceHelper;

/** The other half of a cycle. */
public class Other {

    public PriceHelper back() {
        return new PriceHelper();
    }
}
