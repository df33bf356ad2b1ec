package holdline.cases.casefile;

import holdline.cases.lifecycle.Waits;
import holdline.cases.playbook.Playbook;
import holdline.cases.playbook.Playbooks;
import holdline.events.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How each brand has its cases led: what its playbook says. */
@ApplicationScoped
class Ways {

    private final Playbooks playbooks;

    Ways(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    /** The ways of some tenants, with one statement. */
    Map<String, Way> of(Set<String> tenants) {
        var ways = new HashMap<String, Way>();
        playbooks.of(tenants).forEach((tenant, playbook) -> ways.put(tenant, way(playbook)));
        return ways;
    }

    Way of(String tenant) {
        return of(Set.of(tenant)).get(tenant);
    }

    private static Way way(Playbook playbook) {
        return new Way(
                playbook.jurisdiction(),
                new Waits(
                        playbook.gatherFor(),
                        playbook.answerWithin(),
                        playbook.recheckWindow(),
                        playbook.recheckEvery()));
    }

    /**
     * One brand's way.
     *
     * @param jurisdiction whose law its new cases are held to
     * @param waits how long its cases wait
     */
    record Way(Jurisdiction jurisdiction, Waits waits) {}
}
