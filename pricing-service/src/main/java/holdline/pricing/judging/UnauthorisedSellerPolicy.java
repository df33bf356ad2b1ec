package holdline.pricing.judging;

import holdline.events.Evidence;
import holdline.events.ListingObserved;
import holdline.events.Severity;
import holdline.pricing.judging.RegistryFinding.Authorised;
import holdline.pricing.judging.RegistryFinding.Former;
import holdline.pricing.judging.RegistryFinding.Listed;
import holdline.pricing.judging.RegistryFinding.OutOfScope;
import holdline.pricing.judging.RegistryFinding.Stranger;
import holdline.pricing.judging.Verdict.Compliant;
import holdline.pricing.judging.Verdict.Violating;
import holdline.pricing.matching.KnownProduct;
import java.util.List;

/**
 * 未授权: a product that only authorised sellers may offer is offered by somebody else. An observation, not an
 * infringement: reselling genuine goods is lawful.
 */
final class UnauthorisedSellerPolicy {

    private UnauthorisedSellerPolicy() {}

    static Verdict judge(ListingObserved seen, KnownProduct product, RegistryFinding finding, long registryVersion) {
        if (!product.selective()) {
            return new Compliant("Anyone may sell " + product.code() + ".");
        }
        return switch (finding) {
            case Authorised authorised -> new Compliant(sentence(authorised));
            case Former former -> violating(seen, product, former, registryVersion);
            case Listed listed -> violating(seen, product, listed, registryVersion);
            case OutOfScope other -> violating(seen, product, other, registryVersion);
            case Stranger stranger -> violating(seen, product, stranger, registryVersion);
        };
    }

    private static Violating violating(
            ListingObserved seen, KnownProduct product, RegistryFinding finding, long registryVersion) {
        return new Violating(
                severity(finding),
                sentence(finding) + " " + product.code() + " is sold through authorised sellers only.",
                List.of(
                        Evidence.of(seen.capture()),
                        finding.asEvidence(seen.seller(), seen.observedAt(), registryVersion)));
    }

    /** Who was sent away and still sells is worse than who never was in. */
    private static Severity severity(RegistryFinding finding) {
        return finding instanceof Listed(var standing, var _) && standing == Standing.DENIED
                ? Severity.SEVERE
                : Severity.MODERATE;
    }

    private static String sentence(RegistryFinding finding) {
        var says = finding.says();
        return Character.toUpperCase(says.charAt(0)) + says.substring(1) + ".";
    }
}
