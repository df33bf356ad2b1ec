package holdline.cases.gate;

import holdline.events.Ground;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import java.util.List;

/**
 * Which grounds a signal can lead to, strongest first. Price signals, resale without authorisation (genuine goods may be
 * resold: exhaustion) and a stranger's region lead to none.
 */
final class SignalGrounds {

    private SignalGrounds() {}

    static List<Ground> of(Signal signal, SellerRelation relation) {
        return switch (relation) {
            case STRANGER, FORMER_DEALER -> againstOutsider(signal);
            case AUTHORISED_DEALER -> againstDealer(signal);
        };
    }

    private static List<Ground> againstOutsider(Signal signal) {
        return switch (signal) {
            case LOW_PRICE, LIVE_ROOM_PRICE, UNAUTHORISED_SELLER, CROSS_REGION -> List.of();
            case FALSE_AUTHORISATION_CLAIM -> List.of(Ground.FALSE_AUTHORISATION, Ground.UNFAIR_COMPETITION);
            case TRADEMARK_MISUSE -> List.of(Ground.TRADEMARK_MISUSE);
            case PICTURE_THEFT -> List.of(Ground.COPYRIGHT);
            case COUNTERFEIT_SUSPICION -> List.of(Ground.COUNTERFEIT);
            case FALSE_ADVERTISING -> List.of(Ground.FALSE_ADVERTISING, Ground.UNFAIR_COMPETITION);
        };
    }

    /** A dealer is held to what it signed; every other ground waits for a person's recorded approval. */
    private static List<Ground> againstDealer(Signal signal) {
        return switch (signal) {
            case CROSS_REGION -> List.of(Ground.CONTRACT);
            case LOW_PRICE,
                    LIVE_ROOM_PRICE,
                    UNAUTHORISED_SELLER,
                    FALSE_AUTHORISATION_CLAIM,
                    TRADEMARK_MISUSE,
                    PICTURE_THEFT,
                    COUNTERFEIT_SUSPICION,
                    FALSE_ADVERTISING -> List.of();
        };
    }
}
