package holdline.pricing.judging;

import holdline.events.Channel;
import holdline.events.Seller;
import holdline.pricing.judging.RegistryFinding.Authorised;
import holdline.pricing.judging.RegistryFinding.Former;
import holdline.pricing.judging.RegistryFinding.Listed;
import holdline.pricing.judging.RegistryFinding.OutOfScope;
import holdline.pricing.judging.RegistryFinding.Stranger;
import holdline.pricing.matching.KnownProduct;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * What the registry says about a shop offering a product at an instant. A denial goes before an authorisation, and
     * that before being watched.
     */
    public RegistryFinding ask(Seller seller, KnownProduct product, Channel channel, Instant at) {
        var entries = byShop.getOrDefault(new Shop(seller.platform(), seller.shopId()), List.of()).stream()
                .filter(entry -> entry.covers(product, channel))
                .toList();
        var holding = entries.stream().filter(entry -> entry.holdsAt(at)).toList();
        return of(Standing.DENIED, holding)
                .<RegistryFinding>map(entry -> new Listed(entry.standing(), entry.validFrom()))
                .or(() -> of(Standing.AUTHORISED, holding)
                        .map(entry ->
                                new Authorised(entry.validFrom(), entry.validTo(), entry.regions(), entry.tier())))
                .or(() -> of(Standing.WATCHED, holding).map(entry -> new Listed(entry.standing(), entry.validFrom())))
                .orElseGet(() -> notListed(seller, entries, at));
    }

    private static Optional<Authorisation> of(Standing standing, List<Authorisation> entries) {
        return entries.stream().filter(entry -> entry.standing() == standing).findFirst();
    }

    private RegistryFinding notListed(Seller seller, List<Authorisation> covering, Instant at) {
        var authorisedForOther = byShop.getOrDefault(new Shop(seller.platform(), seller.shopId()), List.of()).stream()
                .anyMatch(entry -> entry.allows() && entry.holdsAt(at));
        return covering.stream()
                .filter(entry -> entry.allows() && entry.endedBy(at))
                .map(Authorisation::validTo)
                .max(Comparator.naturalOrder())
                .<RegistryFinding>map(ended -> new Former(ended, authorisedForOther))
                .orElseGet(() -> authorisedForOther ? new OutOfScope() : new Stranger());
    }

    private record Shop(String platform, String shopId) {}
}
