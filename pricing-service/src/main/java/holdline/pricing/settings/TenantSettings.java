package holdline.pricing.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;

/** One brand's lines. A brand without a row has the defaults. */
@Entity
@Table(name = "tenant_settings")
class TenantSettings {

    @Id
    String tenant;

    @Column(name = "observations_to_agree")
    int observationsToAgree;

    @Column(name = "observation_gap_ms")
    long observationGapMillis;

    @Column(name = "accusing_confidence")
    BigDecimal accusingConfidence;

    @Column(name = "reading_confidence")
    BigDecimal readingConfidence;

    @Column(name = "moderate_from_percent")
    BigDecimal moderateFromPercent;

    @Column(name = "severe_from_percent")
    BigDecimal severeFromPercent;

    @Column(name = "critical_from_percent")
    BigDecimal criticalFromPercent;

    @Column(name = "false_positive_for_ms")
    long falsePositiveForMillis;

    @Version
    long version;

    /** For Hibernate. */
    protected TenantSettings() {}

    TenantSettings(String tenant) {
        this.tenant = tenant;
    }

    final void set(SettingsView settings) {
        observationsToAgree = settings.observationsToAgree();
        observationGapMillis = settings.observationGap().toMillis();
        accusingConfidence = settings.accusingConfidence();
        readingConfidence = settings.readingConfidence();
        moderateFromPercent = settings.moderateFromPercent();
        severeFromPercent = settings.severeFromPercent();
        criticalFromPercent = settings.criticalFromPercent();
        falsePositiveForMillis = settings.falsePositiveFor().toMillis();
    }
}
