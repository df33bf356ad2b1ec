package holdline.pricing.waterfall;

import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import java.math.BigDecimal;

/** Promotions in one line. */
final class Offers {

    private Offers() {}

    /** Off the order, once. */
    static Terms off(String amount) {
        return named(Kind.THRESHOLD_OFF, amount);
    }

    static Terms named(Kind kind, String amount) {
        return Terms.of(kind, "", null, new Cut.Off(new BigDecimal(amount)));
    }

    static Terms coupon(String from, String amount) {
        return Terms.of(Kind.COUPON, "", Reach.money(new BigDecimal(from)), new Cut.Off(new BigDecimal(amount)));
    }

    static Terms pay(String percent) {
        return Terms.of(Kind.PERCENT, "", null, new Cut.Pay(new BigDecimal(percent)));
    }

    static Terms freePieces(int buy, int free) {
        return Terms.of(Kind.BUY_X_GET_Y, "", null, new Cut.Free(buy, free));
    }

    static Terms nth(int nth, String payPercent) {
        return Terms.of(Kind.NTH_PIECE, "", null, new Cut.Pay(new BigDecimal(payPercent)))
                .falling(Falls.onEvery(nth));
    }
}
