package holdline.pricing.matching;

import java.util.List;

/** What matching found. Each result says why, strongest reason first. */
public sealed interface MatchResult {

    List<String> reasons();

    /**
     * One product, and only one.
     *
     * @param packMultiple how many of the product the listing sells for its price, at least 1
     * @param confidence from 0 to 1
     */
    record Matched(KnownProduct product, int packMultiple, double confidence, List<String> reasons)
            implements MatchResult {

        public Matched {
            reasons = List.copyOf(reasons);
            if (packMultiple < 1) {
                throw new IllegalArgumentException("packMultiple must be at least 1: " + packMultiple);
            }
        }
    }

    /** One of these, or a bait: a person decides. At most {@value CatalogueIndex#MAX_CANDIDATES} are named. */
    record Candidates(List<KnownProduct> products, List<String> reasons) implements MatchResult {

        public Candidates {
            products = List.copyOf(products);
            reasons = List.copyOf(reasons);
        }
    }

    /** None of the catalogue's products. */
    record NotOurs(List<String> reasons) implements MatchResult {

        public NotOurs {
            reasons = List.copyOf(reasons);
        }
    }
}
