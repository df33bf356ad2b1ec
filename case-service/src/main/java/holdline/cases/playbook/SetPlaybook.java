package holdline.cases.playbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.LongConsumer;

/** Changes how a brand's cases are run from now on; deadlines that are set stay as they are. */
@ApplicationScoped
class SetPlaybook {

    private final Playbooks playbooks;

    SetPlaybook(Playbooks playbooks) {
        this.playbooks = playbooks;
    }

    /**
     * Stores a tenant's playbook.
     *
     * @param agrees throws when the stored version is not the one the change is based on; 0 stands for none stored
     * @return the new version
     */
    @Transactional
    public long set(String tenant, Playbook playbook, LongConsumer agrees) {
        var stored = playbooks.findById(tenant);
        if (stored == null) {
            agrees.accept(0);
            playbooks.persistAndFlush(new StoredPlaybook(tenant, playbook));
            return playbooks.findById(tenant).shownVersion();
        }
        agrees.accept(stored.shownVersion());
        stored.become(playbook);
        playbooks.flush();
        return stored.shownVersion();
    }
}
