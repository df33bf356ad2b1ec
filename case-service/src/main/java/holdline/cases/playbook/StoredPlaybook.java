package holdline.cases.playbook;

import holdline.events.Jurisdiction;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;

/** A tenant's own playbook; one without a row goes by {@link Playbook#DEFAULT}. */
@Entity
@Table(name = "playbook")
class StoredPlaybook {

    @Id
    private String tenant;

    @Enumerated(EnumType.STRING)
    private Jurisdiction jurisdiction;

    @Convert(converter = DurationText.class)
    @Column(name = "gather_for")
    private Duration gatherFor;

    @Convert(converter = DurationText.class)
    @Column(name = "answer_within")
    private Duration answerWithin;

    @Convert(converter = DurationText.class)
    @Column(name = "recheck_window")
    private Duration recheckWindow;

    @Convert(converter = DurationText.class)
    @Column(name = "recheck_every")
    private Duration recheckEvery;

    @Version
    private long version;

    @SuppressWarnings("NullAway")
    protected StoredPlaybook() {}

    StoredPlaybook(String tenant, Playbook playbook) {
        this.tenant = tenant;
        this.jurisdiction = playbook.jurisdiction();
        this.gatherFor = playbook.gatherFor();
        this.answerWithin = playbook.answerWithin();
        this.recheckWindow = playbook.recheckWindow();
        this.recheckEvery = playbook.recheckEvery();
    }

    void become(Playbook playbook) {
        jurisdiction = playbook.jurisdiction();
        gatherFor = playbook.gatherFor();
        answerWithin = playbook.answerWithin();
        recheckWindow = playbook.recheckWindow();
        recheckEvery = playbook.recheckEvery();
    }

    Playbook playbook() {
        return new Playbook(jurisdiction, gatherFor, answerWithin, recheckWindow, recheckEvery);
    }

    String tenant() {
        return tenant;
    }

    /** From 1: 0 stands for a tenant that has set nothing. */
    long shownVersion() {
        return version + 1;
    }
}
