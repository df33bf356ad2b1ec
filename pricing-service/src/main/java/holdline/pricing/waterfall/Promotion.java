package holdline.pricing.waterfall;

import holdline.events.Funder;
import java.math.BigDecimal;

/** What a promotion text amounts to for a buyer of one unit. */
public sealed interface Promotion {

    /** The text as the page words it. */
    String terms();

    /** A promotion that takes something off. */
    sealed interface Cut extends Promotion {

        Funder funder();

        /** Whether only some buyers get it: new users, members. */
        boolean restricted();
    }

    /** 打8折, "10% off": the buyer pays this many percent, above 0 and below 100. */
    record Percentage(String terms, BigDecimal payPercent, Funder funder, boolean restricted) implements Cut {}

    /** 立减20元, 直降, "$5 off": off the price of one unit, without a condition. */
    record InstantOff(String terms, BigDecimal off, Funder funder, boolean restricted) implements Cut {}

    /**
     * 满199减20: off once the price reaches the threshold.
     *
     * @param repeats 每满: once for each time the threshold is reached
     */
    record ThresholdOff(
            String terms, BigDecimal threshold, BigDecimal off, boolean repeats, Funder funder, boolean restricted)
            implements Cut {}

    /** A coupon anybody can take, from a threshold that may be zero (无门槛). */
    record Coupon(String terms, BigDecimal threshold, BigDecimal off, Funder funder, boolean restricted)
            implements Cut {}

    /** Says nothing about the price: 包邮, 正品保证. */
    record NoCut(String terms) implements Promotion {}

    /** Looks like a promotion, but its terms are not understood. */
    record NotUnderstood(String terms) implements Promotion {}
}
