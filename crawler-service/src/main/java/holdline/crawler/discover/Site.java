package holdline.crawler.discover;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which addresses belong together: a document may lead on within its own registered domain, and not to strangers. */
final class Site {

    private Site() {}

    /** The address behind a link, if it is http or https and within the same registered domain. */
    static Optional<String> within(String document, @Nullable String link) {
        return absolute(document, link).filter(there -> same(host(document), host(there)));
    }

    /** The address behind a link, if it is http or https. */
    static Optional<String> absolute(String document, @Nullable String link) {
        if (link == null || link.isBlank()) {
            return Optional.empty();
        }
        var absolute = org.jsoup.internal.StringUtil.resolve(document, link.strip());
        var lower = absolute.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://") ? Optional.of(absolute) : Optional.empty();
    }

    private static boolean same(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        var domain = EffectiveTldFinder.getAssignedDomain(a, true);
        if (a.equals(b) || domain == null) {
            // Names outside the public suffix list, as inside a company's own network.
            return a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a);
        }
        return domain.equals(EffectiveTldFinder.getAssignedDomain(b, true));
    }

    private static String host(String url) {
        try {
            var host =
                    URI.create(url.replaceAll("[?#].*", "").replace(" ", "%20")).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
