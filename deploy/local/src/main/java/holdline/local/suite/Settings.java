package holdline.local.suite;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param command what it is started by, for other commands to tell
 * @param data where Kafka, PostgreSQL and the crawler keep their data
 * @param services which of the four; Kafka and PostgreSQL always start
 * @param extra environment on top of the usual one, per service
 * @param alsoListening ports this process itself will listen on later, checked together with the others
 */
public record Settings(
        String command,
        Place place,
        Path data,
        Ports ports,
        List<Service> services,
        Map<Service, Map<String, String>> extra,
        List<Port> alsoListening) {

    public Settings {
        services = List.copyOf(services);
        extra = Map.copyOf(extra);
        alsoListening = List.copyOf(alsoListening);
    }

    /** All four services on the kept data. */
    public static Settings kept(String command, Place place, Ports ports) {
        return new Settings(command, place, place.data(), ports, List.of(Service.values()), Map.of(), List.of());
    }
}
