package holdline.pricing.judging;

import holdline.events.Seller;
import holdline.pricing.judging.RegistryFinding.Authorised;
import holdline.pricing.judging.RegistryFinding.Former;
import holdline.pricing.judging.RegistryFinding.OutOfScope;
import holdline.pricing.judging.RegistryFinding.Stranger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A brand's registry of authorised sellers at one version, asked by shop. Ended authorisations stay in it for ever. */
public final class SellerBook {

    private final Map<Shop, List<Authorisation>> byShop = new HashMap<>();
    private final long version;

    private SellerBook(Collection<Authorisation> authorisations, long version) {
        this.version = version;
        authorisations.forEach(
                one -> byShop.computeIfAbsent(new Shop(one.platform(), one.shopId()), _ -> new ArrayList<>(1))
                        .add(one));
    }

    public static SellerBook of(Collection<Authorisation> authorisations, long version) {
        return new SellerBook(authorisations, version);
    }

    /** Counts the registry's changes; evidence names it. */
    public long version() {
        return version;
    }

    /** What the registry says about a shop offering a product at an instant. */
    public RegistryFinding ask(Seller seller, String productCode, Instant at) {
        var known = byShop.getOrDefault(new Shop(seller.platform(), seller.shopId()), List.of());
        var holding = known.stream().filter(one -> one.holdsAt(at)).toList();
        var covering = holding.stream().filter(one -> one.covers(productCode)).findFirst();
        if (covering.isPresent()) {
            return new Authorised(covering.get().validFrom(), covering.get().validTo());
        }
        return known.stream()
                .filter(one -> one.covers(productCode) && one.endedBy(at))
                .map(Authorisation::validTo)
                .max(Comparator.naturalOrder())
                .<RegistryFinding>map(ended -> new Former(ended, !holding.isEmpty()))
                .orElseGet(() -> holding.isEmpty() ? new Stranger() : new OutOfScope());
    }

    private record Shop(String platform, String shopId) {}
}
