package holdline.local.suite;

/** Every port the local suite listens on; all of them on 127.0.0.1 only. */
public enum Port {
    CRAWLER("crawler-service", 8081, 1),
    PRICING("pricing-service", 8082, 2),
    CASES("case-service", 8083, 3),
    NOTIFICATION("notification-service", 8084, 4),
    MAILBOX("the demo's mailbox page", 8085, 5),
    MARKETPLACE("the demo's marketplace", 8086, 6),
    SMTP("the demo's mail server", 18025, 7),
    KAFKA("Kafka", 19092, 8),
    KAFKA_CONTROLLER("Kafka's controller", 19093, 9),
    POSTGRES("PostgreSQL", 15432, 10);

    private final String user;
    private final int usual;
    private final int fromBase;

    Port(String user, int usual, int fromBase) {
        this.user = user;
        this.usual = usual;
        this.fromBase = fromBase;
    }

    /** Who listens there, for people. */
    public String user() {
        return user;
    }

    int usual() {
        return usual;
    }

    /** Its distance from {@code HOLDLINE_PORT_BASE}, where that is set. */
    int fromBase() {
        return fromBase;
    }

    /** The environment variable that moves only this one. */
    public String variable() {
        return "HOLDLINE_" + name() + "_PORT";
    }
}
