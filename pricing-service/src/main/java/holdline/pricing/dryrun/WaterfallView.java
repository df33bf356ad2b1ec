package holdline.pricing.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.pricing.waterfall.Bill;
import holdline.pricing.waterfall.Outcome;
import holdline.pricing.waterfall.Outcome.Exact;
import holdline.pricing.waterfall.Outcome.Interval;
import holdline.pricing.waterfall.Outcome.Undetermined;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs.
 *
 * @param outcome {@code exact}, {@code interval} or {@code undetermined}
 * @param total what the buyer pays, of an interval the least
 * @param high the most; the same as total when exact
 * @param perUnit by item, what the seller takes for a piece: what a platform or a brand pays is left out
 * @param steps of total, one row per promotion and item
 * @param reasons why it is not exact
 */
@Schema(name = "Waterfall")
@JsonInclude(JsonInclude.Include.ALWAYS)
record WaterfallView(
        String outcome,
        @Nullable BigDecimal total,
        @Nullable BigDecimal high,
        Map<String, BigDecimal> perUnit,
        List<StepView> steps,
        List<String> reasons) {

    /**
     * What one promotion takes off one item.
     *
     * @param promotion its place in the request, from 0
     */
    @Schema(name = "WaterfallStep")
    record StepView(int promotion, String item, BigDecimal amount, String funder, String why) {}

    static WaterfallView of(Outcome outcome) {
        return switch (outcome) {
            case Exact(var bill) -> of("exact", bill, bill, List.of());
            case Interval(var lowest, var highest, var reasons) -> of("interval", lowest, highest, reasons);
            case Undetermined(var reason) ->
                new WaterfallView("undetermined", null, null, Map.of(), List.of(), List.of(reason));
        };
    }

    private static WaterfallView of(String outcome, Bill bill, Bill highest, List<String> reasons) {
        var perUnit = new LinkedHashMap<String, BigDecimal>();
        bill.basket().lines().forEach(line -> perUnit.put(line.id(), bill.perUnit(line, Bill.OTHERS)));
        return new WaterfallView(
                outcome,
                rounded(bill),
                rounded(highest),
                perUnit,
                bill.steps().stream()
                        .map(step -> new StepView(
                                step.promotion(),
                                step.item(),
                                step.amount(),
                                step.payer().wireName(),
                                step.why()))
                        .toList(),
                reasons);
    }

    private static BigDecimal rounded(Bill bill) {
        return bill.total().setScale(bill.basket().digits(), RoundingMode.HALF_UP);
    }
}
