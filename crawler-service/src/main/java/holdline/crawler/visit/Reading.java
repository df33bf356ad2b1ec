package holdline.crawler.visit;

import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Price;
import holdline.crawler.fetch.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visit told, in a few characters, so that the next one can say whether anything changed. Only what matters to a
 * brand counts: a page whose advertisements change with every visit did not change.
 */
final class Reading {

    /** Hex digits of a fingerprint: 96 bits. */
    private static final int FINGERPRINT = 24;

    private Reading() {}

    /**
     * The fingerprint of an outcome, or null when it told nothing.
     *
     * @param before the fingerprint of the last reading
     */
    static @Nullable String of(VisitOutcome outcome, @Nullable String before) {
        return switch (outcome) {
            case VisitOutcome.NotModified _ -> before;
            case VisitOutcome.Observed(var offerings, var _) -> fingerprint(offerings);
            case VisitOutcome.SoldOut(var offering) -> "sold-out " + fingerprint(List.of(offering));
            case VisitOutcome.Gone _ -> "gone";
            case VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> null;
        };
    }

    private static String fingerprint(List<Offering> offerings) {
        var text = offerings.stream().map(Reading::line).collect(Collectors.joining("\n"));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, FINGERPRINT);
    }

    private static String line(Offering offering) {
        return String.join(
                "\t",
                offering.url(),
                String.valueOf(offering.title()),
                price(offering.price()),
                price(offering.listPrice()),
                offering.availability().name(),
                String.valueOf(offering.seller().id()),
                String.valueOf(offering.seller().name()),
                String.join("|", offering.promotions()));
    }

    private static String price(@Nullable Price price) {
        if (price == null) {
            return "none";
        }
        var high = price.high();
        return price.amount().stripTrailingZeros().toPlainString() + " "
                + (high == null ? "" : high.stripTrailingZeros().toPlainString()) + price.currency();
    }
}
