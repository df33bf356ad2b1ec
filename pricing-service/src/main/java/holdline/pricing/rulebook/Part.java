package holdline.pricing.rulebook;

import java.util.Locale;

/** What a brand's rules consist of; each part is versioned and read on its own. */
public enum Part {
    CATALOGUE,
    REGISTRY,
    POLICIES,
    SETTINGS;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
