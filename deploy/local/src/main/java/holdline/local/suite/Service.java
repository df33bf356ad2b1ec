package holdline.local.suite;

import holdline.local.Trouble;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The four services, in the order in which a listing travels through them. */
public enum Service {
    CRAWLER("crawler-service", Port.CRAWLER, "crawler"),
    PRICING("pricing-service", Port.PRICING, "pricing"),
    CASES("case-service", Port.CASES, "cases"),
    NOTIFICATION("notification-service", Port.NOTIFICATION, "notification");

    private final String module;
    private final Port port;
    private final String database;

    Service(String module, Port port, String database) {
        this.module = module;
        this.port = port;
        this.database = database;
    }

    /** Its name, which is also its folder's. */
    public String module() {
        return module;
    }

    public Port port() {
        return port;
    }

    public String database() {
        return database;
    }

    public String url(Ports ports) {
        return "http://127.0.0.1:" + ports.of(port);
    }

    /** The service people mean by a name: {@code case-service}, or short {@code case}. */
    public static Service named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.module.equals(name) || service.module.equals(name + "-service"))
                .findFirst()
                .orElseThrow(() -> new Trouble("There is no service '" + name + "'; there are "
                        + Arrays.stream(values()).map(Service::module).collect(Collectors.joining(", ")) + "."));
    }
}
