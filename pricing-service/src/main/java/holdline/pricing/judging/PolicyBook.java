package holdline.pricing.judging;

import static java.util.Comparator.comparing;

import holdline.pricing.judging.PricePolicy.Kind;
import holdline.pricing.judging.PricePolicy.Scope;
import holdline.pricing.matching.KnownProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A brand's policies in force, and the one order in which they are asked: a waiver before a promotion's policy before a
 * standing one; among these the more specific scope first. Of two scopes the first of these decides:
 *
 * <ol>
 *   <li>the one that names a product, then the one that names a line
 *   <li>the one that names a shop
 *   <li>the one that names a platform
 *   <li>the one that names a channel
 *   <li>the one that names a region
 *   <li>the one that names a tier
 * </ol>
 *
 * <p>Two of one kind and one scope whose times overlap are refused when they are made ({@link #conflict}), so at most
 * one holds. Only a seller with several regions can meet two, one for each; the lower floor counts.
 *
 * <p>Asking costs one look for every shape of scope that is in use, not one for every policy.
 */
public final class PolicyBook {

    private final SortedMap<Shape, Map<Scope, List<PricePolicy>>> byShape = new TreeMap<>(Shape.MOST_SPECIFIC_FIRST);

    private PolicyBook(Collection<PricePolicy> policies) {
        policies.forEach(policy -> byShape.computeIfAbsent(Shape.of(policy), _ -> new HashMap<>())
                .computeIfAbsent(policy.scope(), _ -> new ArrayList<>(1))
                .add(policy));
    }

    public static PolicyBook of(Collection<PricePolicy> policies) {
        return new PolicyBook(policies);
    }

    /** What holds for a product offered somewhere at an instant. */
    FloorFinding at(KnownProduct product, Offer offer, Instant at) {
        for (var shape : byShape.entrySet()) {
            var found = shape.getKey()
                    .scopes(product, offer)
                    .flatMap(scope -> shape.getValue().getOrDefault(scope, List.of()).stream())
                    .filter(policy -> policy.holdsAt(at))
                    .map(policy -> policy.about(product))
                    .min(LOWEST_FIRST);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new FloorFinding.Silent();
    }

    private static final Comparator<FloorFinding> LOWEST_FIRST = comparing(
            (FloorFinding finding) ->
                    finding.floor().map(floor -> floor.amount().amount()).orElse(null),
            Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Another policy of the same kind and scope that could hold at the same time; none conflicts with itself. */
    public Optional<PricePolicy> conflict(PricePolicy candidate) {
        return byShape.getOrDefault(Shape.of(candidate), Map.of()).getOrDefault(candidate.scope(), List.of()).stream()
                .filter(policy -> !policy.ref().id().equals(candidate.ref().id()))
                .filter(candidate::overlaps)
                .findFirst();
    }

    /** Which parts of its scope a policy names. */
    private record Shape(
            Kind kind,
            boolean product,
            boolean line,
            boolean shop,
            boolean platform,
            boolean channel,
            boolean region,
            boolean tier) {

        static final Comparator<Shape> MOST_SPECIFIC_FIRST = comparing(Shape::kind)
                .thenComparing(Shape::product, Comparator.reverseOrder())
                .thenComparing(Shape::line, Comparator.reverseOrder())
                .thenComparing(Shape::shop, Comparator.reverseOrder())
                .thenComparing(Shape::platform, Comparator.reverseOrder())
                .thenComparing(Shape::channel, Comparator.reverseOrder())
                .thenComparing(Shape::region, Comparator.reverseOrder())
                .thenComparing(Shape::tier, Comparator.reverseOrder());

        static Shape of(PricePolicy policy) {
            var scope = policy.scope();
            return new Shape(
                    policy.kind(),
                    scope.productCode() != null,
                    scope.line() != null,
                    scope.shopId() != null,
                    scope.platform() != null,
                    scope.channel() != null,
                    scope.region() != null,
                    scope.tier() != null);
        }

        /** The scopes of this shape that an offer lies in: none, one, or one for each of the seller's regions. */
        Stream<Scope> scopes(KnownProduct product, Offer offer) {
            if ((line && product.line() == null) || (tier && offer.tier() == null)) {
                return Stream.empty();
            }
            return region
                    ? offer.regions().stream().map(one -> scope(product, offer, one))
                    : Stream.of(scope(product, offer, null));
        }

        private Scope scope(KnownProduct known, Offer offer, @Nullable String oneRegion) {
            return new Scope(
                    product ? known.code() : null,
                    line ? known.line() : null,
                    platform ? offer.platform() : null,
                    shop ? offer.shopId() : null,
                    channel ? offer.channel() : null,
                    oneRegion,
                    tier ? offer.tier() : null);
        }
    }
}
