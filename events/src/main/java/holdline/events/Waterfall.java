package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the final price (到手价) follows from the page price, step by step, and what it is judged against.
 *
 * @param pagePrice where the steps start
 * @param steps in the order in which they apply; empty when there is no promotion
 * @param finalPrice what one buyer pays for {@code units} sellable units
 * @param units how many sellable units the price buys, at least 1
 * @param unitPrice the seller's own price per unit: platform-funded cuts are left out
 * @param floor the policy's floor per unit, where one was judged
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Waterfall(
        Money pagePrice,
        List<Step> steps,
        Money finalPrice,
        int units,
        Money unitPrice,
        @Nullable Money floor) {

    public Waterfall {
        Required.part("waterfall.pagePrice", pagePrice);
        steps = Required.list(steps);
        Required.part("waterfall.finalPrice", finalPrice);
        Required.part("waterfall.unitPrice", unitPrice);
        if (units < 1) {
            throw new IllegalArgumentException("waterfall.units must be at least 1: " + units);
        }
    }

    /**
     * One cut.
     *
     * @param terms the promotion as the page words it
     * @param cut how much it takes off
     */
    public record Step(String terms, Money cut, Funder funder) {

        public Step {
            Required.text("step.terms", terms);
            Required.part("step.cut", cut);
            Required.part("step.funder", funder);
        }
    }
}
