package holdline.pricing.waterfall;

import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Cut;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A promotion that may take part.
 *
 * @param place where it stood in the list that was asked about
 * @param stage when it applies
 * @param sure whether this buyer gets it
 */
record Candidate(int place, Terms terms, Payer payer, int stage, boolean sure) {

    /**
     * By stage, then the widest and the largest first. Ends with everything that tells two promotions apart, so that the
     * order in which they were listed never matters.
     */
    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::stage)
            .thenComparing(candidate -> candidate.terms().kind())
            .thenComparing(candidate -> atMost(candidate.terms()), Comparator.reverseOrder())
            .thenComparing(candidate -> size(candidate.terms()), Comparator.reverseOrder())
            .thenComparing(candidate -> candidate.terms().toString())
            .thenComparing(Candidate::sure)
            .thenComparingInt(Candidate::place);

    private static int atMost(Terms terms) {
        var most = terms.falls().atMost();
        return most == null ? Integer.MAX_VALUE : most;
    }

    private static BigDecimal size(Terms terms) {
        return switch (terms.cut()) {
            case Cut.Off(var amount) -> amount;
            case Cut.Pay(var percent) -> percent.negate();
            case Cut.Price(var amount) -> amount.negate();
            case Cut.Free(var buy, var free) -> BigDecimal.valueOf((long) buy + free);
            case null -> BigDecimal.ZERO;
        };
    }

    /** Whether an order gets only one of the two. */
    boolean excludes(Candidate other, Stacking stacking) {
        var steps = terms.conditions().tier()
                && other.terms.conditions().tier()
                && terms.kind() == other.terms.kind()
                && terms.text().equals(other.terms.text());
        return steps || stacking.excludes(stage, other.stage);
    }
}
