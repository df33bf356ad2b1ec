package holdline.crawler.watch;

import crawlercommons.filters.basic.BasicURLNormalizer;
import holdline.crawler.extract.PageAddress;
import holdline.web.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one normal form of an address, so that two spellings are one target. */
final class WatchAddress {

    /** Ports of web servers; others are how somebody looks for open doors. */
    private static final int LEAST_FREE_PORT = 1024;

    private static final Set<Integer> WEB = Set.of(-1, 80, 443);

    /** Looked for before the address is normalised, too, which mends what names no host: {@code http:} or {@code http:a.test}. */
    private static final Pattern WITH_HOST = Pattern.compile("(?i)https?://[^/?#\\\\\\s]");

    private static final Pattern USER_INFO = Pattern.compile("^[a-zA-Z][a-zA-Z0-9+.-]*:/*[^/?#]*@");
    private static final BasicURLNormalizer NORMAL = new BasicURLNormalizer();

    private WatchAddress() {}

    /**
     * Checks an address and brings it into normal form.
     *
     * @throws Problem 400 naming {@code url}
     */
    static String normal(String url) {
        // Looked for before the address is normalised, which would silently drop it.
        if (USER_INFO.matcher(url.strip()).find()) {
            throw Problem.invalid("url", "an address without user name or password");
        }
        var normal = normalised(url.strip());
        try {
            if (normal == null) {
                throw new IllegalArgumentException("not an address");
            }
            PageAddress.of(normal);
            var uri = URI.create(normal.replaceAll("[?#].*", ""));
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (!WEB.contains(uri.getPort()) && uri.getPort() < LEAST_FREE_PORT) {
                throw Problem.invalid("url", "an address on a web server's port");
            }
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw Problem.invalid("url", "an http or https address");
            }
            return normal;
        } catch (IllegalArgumentException _) {
            throw Problem.invalid("url", "an absolute http or https address");
        }
    }

    /** As {@link #normal}, for addresses that nobody typed: those that are none are left out. */
    static Optional<String> read(String url) {
        try {
            return url.length() > WatchRequest.MAX_URL ? Optional.empty() : Optional.of(normal(url));
        } catch (Problem _) {
            return Optional.empty();
        }
    }

    private static @Nullable String normalised(String url) {
        return WITH_HOST.matcher(url).lookingAt() ? NORMAL.filter(url) : null;
    }
}
