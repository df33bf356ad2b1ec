package holdline.pricing.promotions;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who pays for a cut. Only the shop's own money is the shop's price. */
public enum Payer {
    SHOP,
    PLATFORM,
    BRAND,
    LIVE_ROOM,
    UNKNOWN;

    /** As the REST interface writes it: {@code live-room}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Payer> of(String wireName) {
        return Stream.of(values())
                .filter(payer -> payer.wireName().equals(wireName))
                .findFirst();
    }
}
