package holdline.pricing.judging;

import holdline.events.Evidence;
import holdline.events.ListingObserved;
import holdline.events.Severity;
import holdline.pricing.judging.AuthorisationClaim.Claim;
import holdline.pricing.judging.Verdict.Compliant;
import holdline.pricing.judging.Verdict.Undetermined;
import holdline.pricing.judging.Verdict.Violating;
import java.util.List;

/** 假冒授权: the seller presents itself as authorised and the registry, asked for that very moment, says it is not. */
final class FalseClaimPolicy {

    private FalseClaimPolicy() {}

    static Verdict judge(ListingObserved seen, RegistryFinding finding, long registryVersion) {
        var found = AuthorisationClaim.find(seen);
        if (found.isEmpty()) {
            return new Compliant("Neither shop name nor title claims an authorisation.");
        }
        var claim = found.get();
        if (finding.authorisedForSomething()) {
            return new Compliant(
                    "The " + claim.where() + " claims \"" + claim.words() + "\", and " + finding.says() + ".");
        }
        return switch (claim.reading()) {
            case UNCLEAR ->
                new Undetermined("The " + claim.where() + " may deny what \"" + claim.words() + "\" would claim.");
            case CLAIMED -> violating(seen, claim, finding, registryVersion);
        };
    }

    private static Violating violating(
            ListingObserved seen, Claim claim, RegistryFinding finding, long registryVersion) {
        var capture = seen.capture();
        var statement = new Evidence(
                Evidence.Kind.STATEMENT,
                "The " + claim.where() + " says \"" + claim.quoted() + "\" (claiming \"" + claim.words() + "\").",
                capture.sha256(),
                capture.href(),
                capture.capturedAt());
        return new Violating(
                Severity.SEVERE,
                "The " + claim.where() + " \"" + claim.quoted() + "\" claims \"" + claim.words() + "\", but "
                        + finding.says() + ".",
                List.of(
                        Evidence.of(capture),
                        statement,
                        finding.asEvidence(seen.seller(), seen.observedAt(), registryVersion)));
    }
}
