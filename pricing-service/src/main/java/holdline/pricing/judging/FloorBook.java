package holdline.pricing.judging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A brand's policies in force, and the one order in which they are asked. The most specific wins, and the product
 * weighs more than the platform:
 *
 * <ol>
 *   <li>this product on this platform
 *   <li>this product on any platform
 *   <li>any product on this platform
 *   <li>any product on any platform
 * </ol>
 *
 * <p>Two policies of one scope whose times overlap are refused when they are made ({@link #conflict}), so at each level
 * at most one holds.
 */
public final class FloorBook {

    private final Map<Scope, List<Floor>> byScope = new HashMap<>();

    private FloorBook(Collection<Floor> floors) {
        floors.forEach(floor -> byScope.computeIfAbsent(Scope.of(floor), _ -> new ArrayList<>(1))
                .add(floor));
    }

    public static FloorBook of(Collection<Floor> floors) {
        return new FloorBook(floors);
    }

    /** The floor that holds for a product on a platform at an instant. */
    public Optional<Floor> at(String productCode, String platform, Instant at) {
        return holding(new Scope(productCode, platform), at)
                .or(() -> holding(new Scope(productCode, null), at))
                .or(() -> holding(new Scope(null, platform), at))
                .or(() -> holding(new Scope(null, null), at));
    }

    /** Another policy of the same scope that could hold at the same time; a policy never conflicts with itself. */
    public Optional<Floor> conflict(Floor candidate) {
        return byScope.getOrDefault(Scope.of(candidate), List.of()).stream()
                .filter(floor -> !floor.ref().id().equals(candidate.ref().id()))
                .filter(candidate::overlaps)
                .findFirst();
    }

    private Optional<Floor> holding(Scope scope, Instant at) {
        for (var floor : byScope.getOrDefault(scope, List.of())) {
            if (floor.holdsAt(at)) {
                return Optional.of(floor);
            }
        }
        return Optional.empty();
    }

    private record Scope(
            @Nullable String productCode, @Nullable String platform) {

        static Scope of(Floor floor) {
            return new Scope(floor.productCode(), floor.platform());
        }
    }
}
