package holdline.pricing.promotions;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A class of buyers that a promotion is kept for. */
public enum Audience {
    NEW_USERS,
    MEMBERS,
    /** Those who buy together with others. */
    GROUPS,
    LIVE_VIEWERS,
    /** Those who paid a deposit beforehand. */
    DEPOSITORS,
    /** Some, and nobody says which. */
    SOME;

    /** As the REST interface writes it: {@code new-users}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Audience> of(String wireName) {
        return Stream.of(values())
                .filter(audience -> audience.wireName().equals(wireName))
                .findFirst();
    }
}
