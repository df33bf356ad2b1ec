package holdline.crawler.fetch;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Host names that an explicit setting sends to a local address. Empty in production. */
final class ResolveMap {

    private final Map<String, InetSocketAddress> places;

    private ResolveMap(Map<String, InetSocketAddress> places) {
        this.places = Map.copyOf(places);
    }

    /**
     * Reads the setting.
     *
     * @throws IllegalArgumentException naming the entry that is not {@code host=address:port}
     */
    static ResolveMap of(List<String> entries) {
        var places = new HashMap<String, InetSocketAddress>();
        for (var entry : entries) {
            if (!entry.isBlank()) {
                var equals = entry.indexOf('=');
                var colon = entry.lastIndexOf(':');
                if (equals < 1 || colon < equals) {
                    throw new IllegalArgumentException(
                            "holdline.crawler.fetch.resolve: not host=address:port: " + entry);
                }
                places.put(
                        entry.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        place(
                                entry,
                                entry.substring(equals + 1, colon).strip(),
                                entry.substring(colon + 1).strip()));
            }
        }
        return new ResolveMap(places);
    }

    private static InetSocketAddress place(String entry, String address, String port) {
        try {
            return new InetSocketAddress(InetAddress.getByName(address), Integer.parseInt(port));
        } catch (UnknownHostException | IllegalArgumentException _) {
            throw new IllegalArgumentException("holdline.crawler.fetch.resolve: not host=address:port: " + entry);
        }
    }

    Optional<InetSocketAddress> of(String host) {
        return Optional.ofNullable(places.get(host.toLowerCase(Locale.ROOT)));
    }

    boolean leadsTo(InetSocketAddress socket) {
        return places.containsValue(socket);
    }
}
