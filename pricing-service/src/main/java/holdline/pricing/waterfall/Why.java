package holdline.pricing.waterfall;

import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Unit;
import java.math.BigDecimal;

/** Says a step in words. */
final class Why {

    private Why() {}

    static String of(Candidate promotion) {
        var terms = promotion.terms();
        var words = new StringBuilder(terms.text().isEmpty() ? what(terms) : terms.text() + ": " + what(terms));
        if (!promotion.sure()) {
            words.append("; not every buyer gets it");
        }
        return switch (promotion.payer()) {
            case PLATFORM ->
                words.append("; the platform pays, so it is left out of the price per unit")
                        .toString();
            case BRAND ->
                words.append("; the brand pays, so it is left out of the price per unit")
                        .toString();
            case UNKNOWN -> words.append("; nobody says who pays").toString();
            case SHOP, LIVE_ROOM -> words.toString();
        };
    }

    /** What it is in short. */
    static String what(Terms terms) {
        var reach = terms.reach();
        var from = reach == null
                ? ""
                : (reach.repeats() ? " for every " : " from ")
                        + plain(reach.amount())
                        + (reach.unit() == Unit.PIECES ? " pieces" : "");
        var nth = terms.falls().nth() == null
                ? ""
                : " on every piece no. " + terms.falls().nth();
        return switch (terms.cut()) {
            case Cut.Off(var amount) -> plain(amount) + " off" + nth + from;
            case Cut.Pay(var percent) -> "pay " + plain(percent) + " percent" + nth + from;
            case Cut.Price(var amount) -> "price " + plain(amount) + nth + from;
            case Cut.Free(var buy, var free) -> "buy " + buy + " get " + free;
            case null -> terms.kind().wireName() + from;
        };
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
