package holdline.pricing.waterfall;

import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the promotions of a platform go together. Data: the files under {@code /stacking}, each with a version and a source
 * for every rule.
 *
 * @param platforms whom it is for; empty for everybody else
 * @param version changes with every change of the data
 * @param together whether promotions of different stages are known to stack; where not, the best single one is certain
 *     and all of them together are possible
 * @param measured on what a sum is measured that an order must reach
 * @param stages in the order in which they apply
 * @param excluding pairs of stages of which an order gets one
 * @param unnamed who pays where a text does not say
 * @param campaigns what 跨店满减 comes to when a page only names it
 */
public record Stacking(
        Set<String> platforms,
        String version,
        boolean together,
        Measured measured,
        List<Stage> stages,
        List<Excluding> excluding,
        List<Unnamed> unnamed,
        List<Campaign> campaigns) {

    public Stacking {
        platforms = Set.copyOf(platforms);
        stages = List.copyOf(stages);
        excluding = List.copyOf(excluding);
        unnamed = List.copyOf(unnamed);
        campaigns = List.copyOf(campaigns);
    }

    /** On what a threshold in money is measured. */
    public enum Measured {
        /** On what is left after the stages before. */
        LEFT,
        /** On the page's prices. */
        PAGE,
        UNKNOWN
    }

    /**
     * Promotions that apply at the same time.
     *
     * @param payers of whom; empty for any
     * @param crossShop only those counted over several shops, only the others, or null for both
     * @param exclusive an order gets one of them
     * @param setsPrice whether what it leaves is the price that thresholds on the page look at
     * @param source where the rule is from
     */
    public record Stage(
            String name,
            Set<Kind> kinds,
            Set<Payer> payers,
            @Nullable Boolean crossShop,
            boolean exclusive,
            boolean setsPrice,
            String source) {

        public Stage {
            kinds = Set.copyOf(kinds);
            payers = Set.copyOf(payers);
        }

        boolean holds(Terms terms, Payer payer) {
            return kinds.contains(terms.kind())
                    && (payers.isEmpty() || payers.contains(payer))
                    && (crossShop == null || crossShop == terms.conditions().crossShop());
        }
    }

    public record Excluding(String stage, String other, String source) {}

    public record Unnamed(Set<Kind> kinds, Payer payer, String source) {

        public Unnamed {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * A platform's own 跨店满减.
     *
     * @param per off for each time this sum is reached, over all shops taking part
     */
    public record Campaign(Instant from, Instant until, BigDecimal per, BigDecimal off, String source) {}

    Payer payer(Terms terms) {
        if (terms.payer() != Payer.UNKNOWN || terms.conditions().crossShop()) {
            return terms.payer();
        }
        return unnamed.stream()
                .filter(rule -> rule.kinds().contains(terms.kind()))
                .map(Unnamed::payer)
                .findFirst()
                .orElse(Payer.UNKNOWN);
    }

    /** The first stage that holds it, or one behind all others. */
    int stage(Terms terms, Payer payer) {
        for (var at = 0; at < stages.size(); at++) {
            if (stages.get(at).holds(terms, payer)) {
                return at;
            }
        }
        return stages.size();
    }

    boolean setsPrice(int stage) {
        return stage < stages.size() && stages.get(stage).setsPrice();
    }

    boolean excludes(int one, int other) {
        if (one == other) {
            return one < stages.size() && stages.get(one).exclusive();
        }
        if (one >= stages.size() || other >= stages.size()) {
            return false;
        }
        var first = stages.get(one).name();
        var second = stages.get(other).name();
        return excluding.stream()
                .anyMatch(rule -> (rule.stage().equals(first) && rule.other().equals(second))
                        || (rule.stage().equals(second) && rule.other().equals(first)));
    }

    Optional<Campaign> campaign(@Nullable Instant at) {
        return at == null
                ? Optional.empty()
                : campaigns.stream()
                        .filter(campaign -> !at.isBefore(campaign.from()) && at.isBefore(campaign.until()))
                        .findFirst();
    }
}
