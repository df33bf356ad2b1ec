package holdline.pricing.matching;

import java.util.List;

/**
 * Whether two offers are of one product.
 *
 * @param same more likely than not
 * @param score from 0 to 1
 * @param accuses sure enough to hold one against somebody: a far narrower thing than same
 * @param reasons strongest first
 */
public record Likeness(boolean same, double score, boolean accuses, List<String> reasons) {

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /** Two offers to compare. */
    public record Pair(Offer left, Offer right) {}
}
