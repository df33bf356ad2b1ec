package holdline.local.command;

import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Ports;
import holdline.local.suite.Running;
import holdline.local.suite.Service;
import holdline.local.suite.Settings;
import holdline.local.suite.Suite;
import holdline.local.telling.Terminal;
import holdline.testkit.LocalIssuer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The suite for the length of one command: the one that is up, or one of its own that ends with the command. */
final class Borrowed implements AutoCloseable {

    private final Ports ports;
    private final LocalIssuer issuer;
    private final @Nullable Suite own;

    private Borrowed(Ports ports, LocalIssuer issuer, @Nullable Suite own) {
        this.ports = ports;
        this.issuer = issuer;
        this.own = own;
    }

    /**
     * Takes the running suite, or starts what is needed of it.
     *
     * @param needed the services to start when none run
     * @param extra environment for those
     */
    static Borrowed of(
            String command,
            List<Service> needed,
            Map<Service, Map<String, String>> extra,
            Patience patience,
            Terminal terminal) {
        var place = Place.here();
        var issuer = LocalIssuer.in(place.keys(), InstantSource.system());
        var running = Running.find(place).filter(Running::isReady);
        if (running.isPresent()) {
            return new Borrowed(running.get().ports(), issuer, null);
        }
        var ports = Ports.from(System.getenv());
        var settings = new Settings(command, place, place.data(), ports, needed, extra, List.of());
        return new Borrowed(ports, issuer, Suite.start(settings, patience, terminal::say));
    }

    Ports ports() {
        return ports;
    }

    LocalIssuer issuer() {
        return issuer;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
