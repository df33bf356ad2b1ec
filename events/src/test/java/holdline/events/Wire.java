package holdline.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The contract as it lies on disk: every event type with its wire name, sample and schema. */
final class Wire {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static final Path FOLDER = Path.of("src/main/resources/holdline/events");

    private Wire() {}

    /** One event type. */
    record EventType(Topic topic, Class<? extends Event> record, String name) {

        Path sample() {
            return FOLDER.resolve("samples/" + name + ".json");
        }

        Path schema() {
            return FOLDER.resolve("schemas/" + name + ".json");
        }

        /** The first sample and those written when optional fields came: {@code name.json}, {@code name.what-it-shows.json}. */
        Stream<Sample> samples() {
            try (var files = Files.list(FOLDER.resolve("samples"))) {
                return files
                        .filter(file -> file.getFileName().toString().startsWith(name + "."))
                        .sorted()
                        .toList()
                        .stream()
                        .map(file -> new Sample(this, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        JsonNode readSample() {
            return readTree(sample());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One golden event. */
    record Sample(EventType type, Path file) {

        JsonNode read() {
            return readTree(file);
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Sample> samples() {
        return eventTypes().flatMap(EventType::samples);
    }

    static Stream<EventType> eventTypes() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> named(topic).stream()
                        .map(named -> new EventType(topic, named.value().asSubclass(Event.class), named.name())));
    }

    static List<JsonSubTypes.Type> named(Topic topic) {
        return List.of(topic.events().getAnnotation(JsonSubTypes.class).value());
    }

    static JsonNode readTree(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
