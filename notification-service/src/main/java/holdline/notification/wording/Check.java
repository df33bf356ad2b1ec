package holdline.notification.wording;

import holdline.events.Signal;
import java.util.EnumSet;
import java.util.List;

/** What a seller is asked to look at. Price is not among them, whatever the signal was. */
public enum Check {
    SOURCE,
    AUTHORISATION,
    DESCRIPTION,
    OFFICIAL_CLAIM,
    TRADEMARK,
    PICTURES,
    GENUINENESS,
    STATEMENTS,
    REGION;

    /** What these signals give reason to ask, in a fixed order, each thing once. */
    static List<Check> of(List<Signal> signals) {
        var checks = EnumSet.noneOf(Check.class);
        for (var signal : signals) {
            checks.addAll(
                    switch (signal) {
                        // Nobody is asked for an authorisation because of a price: where anyone may sell there is none.
                        case LOW_PRICE, LIVE_ROOM_PRICE -> EnumSet.of(SOURCE, DESCRIPTION);
                        case UNAUTHORISED_SELLER -> EnumSet.of(SOURCE, AUTHORISATION);
                        case FALSE_AUTHORISATION_CLAIM -> EnumSet.of(OFFICIAL_CLAIM);
                        case TRADEMARK_MISUSE -> EnumSet.of(TRADEMARK);
                        case PICTURE_THEFT -> EnumSet.of(PICTURES);
                        case COUNTERFEIT_SUSPICION -> EnumSet.of(SOURCE, GENUINENESS);
                        case FALSE_ADVERTISING -> EnumSet.of(STATEMENTS);
                        case CROSS_REGION -> EnumSet.of(REGION);
                    });
        }
        return checks.isEmpty() ? List.of(SOURCE, DESCRIPTION) : List.copyOf(checks);
    }

    /** Whether an authorisation would settle it. */
    boolean isAboutAuthorisation() {
        return switch (this) {
            case AUTHORISATION, OFFICIAL_CLAIM, REGION -> true;
            case SOURCE, DESCRIPTION, TRADEMARK, PICTURES, GENUINENESS, STATEMENTS -> false;
        };
    }

    /** Whether it rests on more than a price: only then may a last reminder speak of the platform. */
    static boolean hasLawfulGround(Signal signal) {
        return switch (signal) {
            case LOW_PRICE, LIVE_ROOM_PRICE, UNAUTHORISED_SELLER, CROSS_REGION -> false;
            case FALSE_AUTHORISATION_CLAIM, TRADEMARK_MISUSE, PICTURE_THEFT, COUNTERFEIT_SUSPICION, FALSE_ADVERTISING ->
                true;
        };
    }
}
