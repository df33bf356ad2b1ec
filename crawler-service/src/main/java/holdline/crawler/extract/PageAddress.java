package holdline.crawler.extract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The parts of a page's address that matter here.
 *
 * @param host lower case, with the port where it is not the scheme's own
 * @param path at least {@code /}
 * @param query without the question mark, may be empty
 */
public record PageAddress(String host, String path, String query) {

    /**
     * Takes an address apart.
     *
     * @throws IllegalArgumentException when it is no absolute http or https address
     */
    public static PageAddress of(String url) {
        var uri = URI.create(tolerated(url.strip()));
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("not an absolute http or https address: " + url);
        }
        var ownPort = uri.getPort() == -1
                || (scheme.equals("http") && uri.getPort() == 80)
                || (scheme.equals("https") && uri.getPort() == 443);
        var host = uri.getHost().toLowerCase(Locale.ROOT) + (ownPort ? "" : ":" + uri.getPort());
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new PageAddress(host, path, Objects.requireNonNullElse(uri.getRawQuery(), ""));
    }

    public static Optional<PageAddress> read(String url) {
        try {
            return Optional.of(of(url));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    Optional<String> parameter(String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** Browsers accept spaces, pipes and letters of any script in addresses; {@link URI} does not. */
    private static String tolerated(String url) {
        var fixed = new StringBuilder(url.length());
        for (var i = 0; i < url.length(); i++) {
            var c = url.charAt(i);
            if (c == '%' && !(i + 2 < url.length() && isHex(url.charAt(i + 1)) && isHex(url.charAt(i + 2)))) {
                fixed.append("%25");
            } else if (" \"<>\\^`{|}[]".indexOf(c) >= 0) {
                fixed.append('%').append(String.format("%02X", (int) c));
            } else {
                fixed.append(c);
            }
        }
        return fixed.toString();
    }

    private static boolean isHex(char c) {
        return Character.digit(c, 16) >= 0;
    }
}
