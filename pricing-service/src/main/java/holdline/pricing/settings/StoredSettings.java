package holdline.pricing.settings;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/** Settings of the brands that have changed any. */
@ApplicationScoped
class StoredSettings implements PanacheRepositoryBase<TenantSettings, String> {}
