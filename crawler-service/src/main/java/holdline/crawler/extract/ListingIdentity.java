package holdline.crawler.extract;

import holdline.events.Listing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which listing an address is, from the address alone, so that a blocked page still has its id: {@code platform:item}
 * by the site's recipe, otherwise the host with path and query, where parameters that only track visitors do not count.
 */
public final class ListingIdentity {

    private static final int MAX_ITEM = 300;

    private static final Set<String> TRACKING = Set.of(
            "gclid", "fbclid", "msclkid", "dclid", "yclid", "spm", "scm", "ref", "ref_", "_ga", "mc_cid", "mc_eid",
            "igshid");

    private final Recipes recipes;

    public ListingIdentity(Recipes recipes) {
        this.recipes = recipes;
    }

    /**
     * The listing at an address.
     *
     * @throws IllegalArgumentException when it is no absolute http or https address
     */
    public Listing of(String url) {
        var address = PageAddress.of(url);
        var recipe = recipes.of(address);
        var item = recipe.stream()
                .flatMap(known -> known.items().stream())
                .flatMap(place -> place.idIn(address).stream())
                .findFirst();
        var platform = recipe.map(known -> Objects.requireNonNullElse(known.platform(), address.host()))
                .orElse(address.host());
        return Listing.of(
                platform,
                shortened(item.orElseGet(() -> itemOf(
                        address,
                        recipe.flatMap(known -> Optional.ofNullable(known.platform()))
                                .isPresent()))),
                url);
    }

    private static String itemOf(PageAddress address, boolean manyHosts) {
        var query = Arrays.stream(address.query().split("&", -1))
                .filter(pair -> !pair.isEmpty() && !isTracking(pair))
                .sorted()
                .collect(Collectors.joining("&"));
        var path = address.path() + (query.isEmpty() ? "" : "?" + query);
        return manyHosts ? address.host() + path : path;
    }

    private static boolean isTracking(String pair) {
        var name = pair.contains("=") ? pair.substring(0, pair.indexOf('=')) : pair;
        return name.startsWith("utm_") || TRACKING.contains(name);
    }

    private static String shortened(String item) {
        if (item.length() <= MAX_ITEM) {
            return item;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(item.getBytes(StandardCharsets.UTF_8));
            return item.substring(0, 100) + "~" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
