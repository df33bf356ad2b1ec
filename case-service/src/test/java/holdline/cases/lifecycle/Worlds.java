package holdline.cases.lifecycle;

import holdline.cases.gate.GateInputs;
import holdline.cases.gate.JurisdictionPack;
import holdline.cases.gate.Suspicion;
import holdline.events.Evidence;
import holdline.events.Evidence.Kind;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Circumstances that tests start from. */
final class Worlds {

    static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    static final Waits WAITS =
            new Waits(Duration.ofSeconds(1), Duration.ofDays(7), Duration.ofDays(1), Duration.ofMinutes(15));

    private Worlds() {}

    static Suspicion lowPrice() {
        return suspicion(Signal.LOW_PRICE, SellerRelation.STRANGER, Kind.PAGE_CAPTURE);
    }

    static Suspicion falseClaim() {
        return suspicion(
                Signal.FALSE_AUTHORISATION_CLAIM,
                SellerRelation.STRANGER,
                Kind.STATEMENT,
                Kind.PAGE_CAPTURE,
                Kind.REGISTRY_ENTRY);
    }

    static Suspicion dealersLowPrice() {
        return suspicion(Signal.LOW_PRICE, SellerRelation.AUTHORISED_DEALER, Kind.PAGE_CAPTURE);
    }

    static Suspicion suspicion(Signal signal, SellerRelation relation, Kind... kinds) {
        var item = UUID.randomUUID().toString();
        return new Suspicion(
                UUID.randomUUID(),
                signal,
                Listing.of("shop.example", item, "https://shop.example/" + item),
                relation,
                Arrays.stream(kinds)
                        .map(kind -> new Evidence(kind, "words", null, null, NOW))
                        .toList());
    }

    static Circumstances open(Suspicion... suspicions) {
        return circumstances(List.of(suspicions));
    }

    static Circumstances circumstances(List<Suspicion> suspicions, Circumstances.Ending... endings) {
        return new Circumstances(
                WAITS,
                new GateInputs(JurisdictionPack.shipped(Jurisdiction.CN), suspicions, List.of()),
                List.of(endings),
                UUID.randomUUID());
    }
}
