package holdline.crawler.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one page turned out to be. Every page is exactly one of these. */
public sealed interface Extraction {

    /** Every price the page states, taken or not. */
    List<Candidate> candidates();

    /** One thing for sale, with its price. */
    record Item(Offering offering, List<Candidate> candidates) implements Extraction {

        public Item {
            candidates = List.copyOf(candidates);
        }
    }

    /** A search or shop page: one offering per card, advertisements without a price included. */
    record Cards(List<Offering> offerings, List<Candidate> candidates) implements Extraction {

        public Cards {
            offerings = List.copyOf(offerings);
            candidates = List.copyOf(candidates);
        }
    }

    /** Offered, but nobody can buy it now; the price may be absent. */
    record SoldOut(Offering offering, List<Candidate> candidates) implements Extraction {

        public SoldOut {
            candidates = List.copyOf(candidates);
        }
    }

    /** Prices that contradict each other; the offering carries all but the price. */
    record Ambiguous(Offering offering, String detail, List<Candidate> candidates) implements Extraction {

        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /** The page says that the thing was taken off the shelf (已下架). */
    record Gone(String statement) implements Extraction {

        @Override
        public List<Candidate> candidates() {
            return List.of();
        }
    }

    /** A captcha or a login wall. It is reported, never passed. */
    record Challenge(String sign) implements Extraction {

        @Override
        public List<Candidate> candidates() {
            return List.of();
        }
    }

    /** No price was found. */
    record Unrecognised(String detail, @Nullable String title, List<Candidate> candidates) implements Extraction {

        public Unrecognised {
            candidates = List.copyOf(candidates);
        }
    }
}
