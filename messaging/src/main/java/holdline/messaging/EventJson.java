package holdline.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import holdline.events.Event;
import holdline.events.Topic;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Events as JSON, the one way every service reads and writes them. */
public final class EventJson {

    /** Events stay small; big things travel by reference and SHA-256. */
    public static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_NESTING = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxDocumentLength(MAX_BYTES)
                            .maxNumberLength(64)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            // A newer producer may have added an optional field.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private static final Map<Class<?>, String> WIRE_NAMES = Arrays.stream(Topic.values())
            .map(topic -> topic.events().getAnnotation(JsonSubTypes.class))
            .flatMap(subTypes -> Arrays.stream(subTypes.value()))
            .collect(Collectors.toUnmodifiableMap(JsonSubTypes.Type::value, JsonSubTypes.Type::name));

    private EventJson() {}

    /** The mapper behind it, for parts of events stored in a database column. Not to be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /**
     * The event as it travels.
     *
     * @throws IllegalArgumentException when the event is larger than {@link #MAX_BYTES}
     */
    public static byte[] write(Event event) {
        try {
            var bytes = MAPPER.writeValueAsBytes(event);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("%s %s has %d bytes, more than the %d an event may have"
                        .formatted(wireName(event), event.key(), bytes.length, MAX_BYTES));
            }
            return bytes;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot write " + wireName(event), e);
        }
    }

    /**
     * Reads what {@link #write} wrote, here or in an older or newer version.
     *
     * @throws com.fasterxml.jackson.databind.exc.InvalidTypeIdException when this version does not know the event's type
     * @throws IOException when the bytes are no event of that topic
     */
    public static <E extends Event> E read(Class<E> type, byte[] body) throws IOException {
        return MAPPER.readValue(body, type);
    }

    /** The event type's name on the wire, such as {@code listing-observed}. */
    public static String wireName(Event event) {
        return WIRE_NAMES.get(event.getClass());
    }
}
