package holdline.cases.playbook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** All playbooks. */
@ApplicationScoped
public class Playbooks implements PanacheRepositoryBase<StoredPlaybook, String> {

    /** The playbooks of some tenants, the default where a tenant has none, with one statement. */
    public Map<String, Playbook> of(Set<String> tenants) {
        var playbooks = new HashMap<String, Playbook>();
        for (var tenant : tenants) {
            playbooks.put(tenant, Playbook.DEFAULT);
        }
        for (var stored : list("tenant in ?1", tenants)) {
            playbooks.put(stored.tenant(), stored.playbook());
        }
        return playbooks;
    }
}
