package holdline.pricing.settings;

import holdline.pricing.rulebook.Part;
import holdline.pricing.rulebook.RuleChanges;
import holdline.web.ETags;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Reads and changes a brand's settings. */
@ApplicationScoped
class ChangeSettings {

    private final StoredSettings stored;
    private final RuleChanges changes;

    ChangeSettings(StoredSettings stored, RuleChanges changes) {
        this.stored = stored;
        this.changes = changes;
    }

    @Transactional
    public Current current(String tenant) {
        return stored.findByIdOptional(tenant)
                .map(Current::of)
                .orElseGet(() -> new Current(SettingsView.defaults(), 0));
    }

    @Transactional
    public Current change(String tenant, @Nullable String ifMatch, SettingsRequest request) {
        changes.begin(tenant, Part.SETTINGS);
        var before = current(tenant);
        ETags.requireIfSent(ifMatch, before.version());
        var after = request.over(before.settings());
        if (after.moderateFromPercent().compareTo(after.severeFromPercent()) > 0
                || after.severeFromPercent().compareTo(after.criticalFromPercent()) > 0) {
            throw Problem.invalid("severeFromPercent", "between moderateFromPercent and criticalFromPercent");
        }
        var settings = stored.findByIdOptional(tenant).orElseGet(() -> new TenantSettings(tenant));
        settings.set(after);
        stored.persistAndFlush(settings);
        return Current.of(settings);
    }

    /**
     * Settings with their version.
     *
     * @param version 0 for the defaults, which nobody has stored
     */
    record Current(SettingsView settings, long version) {

        static Current of(TenantSettings settings) {
            return new Current(SettingsView.of(settings), settings.version + 1);
        }
    }
}
