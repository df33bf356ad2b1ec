package holdline.pricing.waterfall;

import holdline.events.Waterfall;

/** What one buyer pays. The waterfalls carry no floor: a price does not know what it is judged against. */
public sealed interface FinalPrice {

    /** Every buyer of one unit pays this. */
    record Exact(Waterfall waterfall) implements FinalPrice {}

    /**
     * Between these, depending on the variant, the buyer, or an order of promotions the page does not state.
     *
     * @param lowest the best a buyer can get
     * @param highest the worst; a price may only be called too low when this one is
     */
    record Interval(Waterfall lowest, Waterfall highest) implements FinalPrice {}

    /** Cannot be worked out; never held against anybody. */
    record Undetermined(String reason) implements FinalPrice {}
}
