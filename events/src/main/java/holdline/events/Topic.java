package holdline.events;

import java.util.Arrays;

/** The streams of the suite, each with the one sealed interface whose events it carries. */
public enum Topic {
    /** What the crawler saw, keyed by listing. */
    LISTINGS("crawler.listings.v1", ListingEvent.class),
    /** What pricing judged, keyed by listing. */
    VIOLATIONS("pricing.violations.v1", ViolationEvent.class),
    /** How cases move, keyed by case. */
    CASES("cases.progress.v1", CaseEvent.class),
    /** What became of the messages sent, keyed by case. */
    DELIVERIES("notification.deliveries.v1", DeliveryEvent.class);

    private final String wireName;
    private final Class<? extends Event> events;

    Topic(String wireName, Class<? extends Event> events) {
        this.wireName = wireName;
        this.events = events;
    }

    /** The Kafka topic's name. */
    public String wireName() {
        return wireName;
    }

    /** The sealed interface of the events this topic carries. */
    public Class<? extends Event> events() {
        return events;
    }

    /** Where an event of this kind is published. */
    public static Topic of(Event event) {
        return switch (event) {
            case ListingEvent _ -> LISTINGS;
            case ViolationEvent _ -> VIOLATIONS;
            case CaseEvent _ -> CASES;
            case DeliveryEvent _ -> DELIVERIES;
        };
    }

    /**
     * The topic with this Kafka name.
     *
     * @throws IllegalArgumentException when the suite has no such topic
     */
    public static Topic named(String wireName) {
        return Arrays.stream(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic is named " + wireName));
    }
}
