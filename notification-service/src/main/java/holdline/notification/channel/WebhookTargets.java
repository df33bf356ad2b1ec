package holdline.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/** Where webhooks may point: nowhere inside, neither by name nor by number. */
@ApplicationScoped
public class WebhookTargets implements Dns {

    private final ChannelConfig config;

    WebhookTargets(ChannelConfig config) {
        this.config = config;
    }

    /** What is wrong with a URL, completing "must be ..."; empty when it may be called. Asks no name server. */
    public Optional<String> objection(String text) {
        var url = HttpUrl.parse(text);
        if (url == null) {
            return Optional.of("an https URL");
        }
        if (config.webhook().allowPrivate()) {
            return Optional.empty();
        }
        if (!url.isHttps()) {
            return Optional.of("an https URL");
        }
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return Optional.of("a URL without user name and password");
        }
        return leadsInsideByNumber(url) ? Optional.of("a URL of the public internet") : Optional.empty();
    }

    /** Called for names only: the HTTP client takes addresses in URLs as they are, hence {@link #objection}. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        var addresses = Dns.SYSTEM.lookup(host);
        if (!config.webhook().allowPrivate() && !addresses.stream().allMatch(PublicAddress::is)) {
            throw new NotPublic("the webhook's host name leads into a private network");
        }
        return addresses;
    }

    private static boolean leadsInsideByNumber(HttpUrl url) {
        var host = url.host();
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return true;
        }
        var isNumber = host.contains(":") || host.matches("[0-9.]+");
        try {
            return isNumber && !PublicAddress.is(InetAddress.getByName(host));
        } catch (UnknownHostException _) {
            return true;
        }
    }

    /** The name exists, but must not be called. */
    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic(String message) {
            super(message);
        }
    }
}
