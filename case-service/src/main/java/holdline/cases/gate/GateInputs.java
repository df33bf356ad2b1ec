package holdline.cases.gate;

import holdline.events.Evidence;
import java.util.Comparator;
import java.util.List;

/**
 * Everything the gate looks at, and nothing else: equal inputs give equal decisions.
 *
 * @param suspicions the open violations
 * @param held what the case itself holds beside them: notices sent, rights, signed terms
 */
public record GateInputs(JurisdictionPack pack, List<Suspicion> suspicions, List<Evidence> held) {

    public GateInputs {
        suspicions = suspicions.stream()
                .sorted(Comparator.comparing(Suspicion::violationId))
                .toList();
        held = List.copyOf(held);
    }

    /** SHA-256, lower-case hex, of a text form that two equal inputs share. */
    String sha256() {
        var print = new Fingerprint().add(pack.name());
        for (var suspicion : suspicions) {
            print.add(suspicion.violationId().toString())
                    .add(suspicion.signal().name())
                    .add(suspicion.listing().id())
                    .add(suspicion.relation().name());
            evidence(print, suspicion.evidence());
        }
        evidence(print, held);
        return print.hex();
    }

    private static void evidence(Fingerprint print, List<Evidence> pieces) {
        print.add(String.valueOf(pieces.size()));
        for (var piece : pieces) {
            print.add(piece.kind().name())
                    .add(piece.text())
                    .add(piece.sha256())
                    .add(piece.href())
                    .add(piece.at().toString());
        }
    }
}
