package holdline.pricing.waterfall;

import holdline.events.Waterfall;
import java.util.List;

/** What one buyer pays. The waterfalls carry no floor: a price does not know what it is judged against. */
public sealed interface FinalPrice {

    /** Every buyer pays this. */
    record Exact(Waterfall waterfall) implements FinalPrice {}

    /**
     * Between these, depending on the variant, the buyer, how many pieces are taken, what goes together, or who pays.
     *
     * @param lowest the best a buyer can get, perhaps with more pieces than one; a cut nobody is named for counts as the
     *     seller's
     * @param highest one piece with what is certain; a cut nobody is named for does not lower its unit price, so a price
     *     may only be called too low when this one is
     * @param reasons why it is not one price
     */
    record Interval(Waterfall lowest, Waterfall highest, List<String> reasons) implements FinalPrice {

        public Interval {
            reasons = List.copyOf(reasons);
        }
    }

    /** Cannot be worked out; never held against anybody. */
    record Undetermined(String reason) implements FinalPrice {}
}
