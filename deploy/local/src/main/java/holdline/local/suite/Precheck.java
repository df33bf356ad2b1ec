package holdline.local.suite;

import holdline.local.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;

/** Looks, before anything is started, for what would stop the start half-way. */
final class Precheck {

    static final long LEAST_FREE_MEBIBYTES = 1024;

    private Precheck() {}

    static void packaged(Place place, List<Service> services) {
        for (var service : services) {
            if (!Files.exists(place.jar(service))) {
                throw new Trouble(service.module() + " is not built ("
                        + place.shown(place.jar(service))
                        + " is missing): run ./holdline up, which builds what is needed, or ./mvnw package.");
            }
        }
    }

    /** The data may lie on a disk of its own. */
    static void room(Place place) {
        for (var folder : List.of(place.home(), place.data())) {
            try {
                Files.createDirectories(folder);
                var free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
                if (free < LEAST_FREE_MEBIBYTES) {
                    throw new Trouble("The disk is nearly full: " + free + " MiB are free at " + folder
                            + ", Kafka and PostgreSQL want at least " + LEAST_FREE_MEBIBYTES
                            + " MiB. Make room (./holdline reset deletes the local data) and try again.");
                }
            } catch (IOException e) {
                throw new Trouble("Cannot write to " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    static void ports(Ports ports, List<Port> wanted) {
        for (var port : wanted) {
            var number = ports.of(port);
            try (var probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            } catch (IOException _) {
                throw new Trouble("Port " + number + ", meant for " + port.user()
                        + ", is taken by another program. Stop that program, or give this one another port: "
                        + port.variable() + "=<port> ./holdline ...; or move all of them: " + Ports.BASE
                        + "=<port> ./holdline ...");
            }
        }
    }
}
