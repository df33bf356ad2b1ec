package holdline.pricing.rulebook;

import holdline.messaging.DatabaseTrouble;
import holdline.pricing.judging.Authorisation;
import holdline.pricing.judging.PolicyBook;
import holdline.pricing.judging.PricePolicy;
import holdline.pricing.judging.Rulebook;
import holdline.pricing.judging.SellerBook;
import holdline.pricing.matching.CatalogueIndex;
import holdline.pricing.matching.KnownProduct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of any number of brands, current as of this transaction. Asks for versions with one statement; reads a part
 * again only for the brands whose version of it has moved.
 *
 * <p>What is read may be newer than the version it is filed under, never older: then the next batch reads it once more.
 */
@ApplicationScoped
public class Rulebooks {

    /** Brands kept ready; beyond it the least recently used is read again when it comes up. */
    private static final int MAX_TENANTS = 2_000;

    private final StoredRules stored;
    private final Map<String, Cached> cache = new LinkedHashMap<>(16, 0.75f, true);

    Rulebooks(StoredRules stored) {
        this.stored = stored;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public TenantRules of(String tenant) {
        return of(Set.of(tenant)).get(tenant);
    }

    /** Rules for each of the tenants asked for; the defaults for those who have entered nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, TenantRules> of(Set<String> tenants) {
        try {
            var versions = stored.versions(tenants);
            var known = known(tenants);
            var rules = refreshed(tenants, versions, known);
            remember(rules);
            var answer = new HashMap<String, TenantRules>();
            rules.forEach((tenant, cached) -> answer.put(tenant, cached.rules()));
            return answer;
        } catch (SQLException e) {
            throw new DatabaseTrouble("cannot read the rules of " + tenants.size() + " tenants", e);
        }
    }

    private Map<String, Cached> refreshed(
            Set<String> tenants, Map<String, Versions> versions, Map<String, Cached> known) throws SQLException {
        var moved = new HashMap<Part, List<String>>();
        for (var part : Part.values()) {
            moved.put(
                    part,
                    tenants.stream()
                            .filter(tenant ->
                                    versions.getOrDefault(tenant, Versions.NONE).of(part)
                                            != known.getOrDefault(tenant, Cached.NOTHING)
                                                    .versions()
                                                    .of(part))
                            .toList());
        }
        var catalogue = moved.get(Part.CATALOGUE);
        var products = catalogue.isEmpty() ? Map.<String, List<KnownProduct>>of() : stored.products(catalogue);
        var registry = moved.get(Part.REGISTRY);
        var sellers = registry.isEmpty() ? Map.<String, List<Authorisation>>of() : stored.sellers(registry);
        var policies = moved.get(Part.POLICIES);
        var inForce = policies.isEmpty() ? Map.<String, List<PricePolicy>>of() : stored.policies(policies);
        var changed = moved.get(Part.SETTINGS);
        var settings = changed.isEmpty() ? Map.<String, TenantRules.Settings>of() : stored.settings(changed);

        var rules = new HashMap<String, Cached>();
        for (var tenant : tenants) {
            var version = versions.getOrDefault(tenant, Versions.NONE);
            var before = known.getOrDefault(tenant, Cached.NOTHING);
            if (version.equals(before.versions())) {
                rules.put(tenant, before);
                continue;
            }
            var book = before.rules().rulebook();
            var now = changed.contains(tenant)
                    ? settings.getOrDefault(tenant, TenantRules.Settings.DEFAULT)
                    : before.settings();
            rules.put(
                    tenant,
                    new Cached(
                            version,
                            now,
                            new TenantRules(
                                    new Rulebook(
                                            catalogue.contains(tenant)
                                                    ? CatalogueIndex.of(products.getOrDefault(tenant, List.of()))
                                                    : book.catalogue(),
                                            registry.contains(tenant)
                                                    ? SellerBook.of(
                                                            sellers.getOrDefault(tenant, List.of()), version.registry())
                                                    : book.sellers(),
                                            policies.contains(tenant)
                                                    ? PolicyBook.of(inForce.getOrDefault(tenant, List.of()))
                                                    : book.policies(),
                                            now.judging()),
                                    now.hysteresis(),
                                    now.falsePositiveFor())));
        }
        return rules;
    }

    private Map<String, Cached> known(Collection<String> tenants) {
        synchronized (cache) {
            var known = new HashMap<String, Cached>();
            for (var tenant : tenants) {
                var cached = cache.get(tenant);
                if (cached != null) {
                    known.put(tenant, cached);
                }
            }
            return known;
        }
    }

    private void remember(Map<String, Cached> rules) {
        synchronized (cache) {
            cache.putAll(rules);
            var eldest = cache.keySet().iterator();
            while (cache.size() > MAX_TENANTS) {
                eldest.next();
                eldest.remove();
            }
        }
    }

    private record Cached(Versions versions, TenantRules.Settings settings, TenantRules rules) {

        static final Cached NOTHING = new Cached(Versions.NONE, TenantRules.Settings.DEFAULT, TenantRules.DEFAULT);
    }
}
