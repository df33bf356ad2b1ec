package holdline.pricing.waterfall;

import java.util.List;

/** What a basket costs. */
public sealed interface Outcome {

    record Exact(Bill bill) implements Outcome {}

    /**
     * Between these.
     *
     * @param lowest the least anybody pays
     * @param highest the most
     * @param reasons why it is not one amount
     */
    record Interval(Bill lowest, Bill highest, List<String> reasons) implements Outcome {

        public Interval {
            reasons = List.copyOf(reasons);
        }
    }

    /** A promotion's terms cannot be seen, or there are too many to be sure. */
    record Undetermined(String reason) implements Outcome {}
}
