package holdline.pricing.dryrun;

import holdline.pricing.judging.Rulebook;
import holdline.pricing.rulebook.Rulebooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A brand's rules at this moment, to try something out on. */
@ApplicationScoped
class RulesInForce {

    private final Rulebooks rulebooks;

    RulesInForce(Rulebooks rulebooks) {
        this.rulebooks = rulebooks;
    }

    @Transactional
    public Rulebook of(String tenant) {
        return rulebooks.of(tenant).rulebook();
    }
}
