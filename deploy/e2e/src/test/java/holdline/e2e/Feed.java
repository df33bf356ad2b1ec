package holdline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import holdline.events.ListingObserved;
import holdline.events.Topic;
import holdline.local.suite.Service;
import holdline.testkit.TopicProbe;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Brings sightings to Kafka on two ways: through the crawler's own outbox, committed there as the crawler commits them,
 * and straight to the topic. A listing keeps to one way, for order. Some events come twice under one id, on either way.
 */
final class Feed implements AutoCloseable {

    private static final double TWICE = 0.1;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final String INTO_OUTBOX = """
            insert into outbox (event_id, topic, key, type, time, correlation_id, body)
            values (?, ?, ?, 'listing-observed', ?, ?, ?)
            """;

    private final Books books;
    private final TopicProbe topic;
    private final InstantSource clock;
    private final Random random;
    private int throughOutbox;
    private int straight;
    private int repeated;

    Feed(Books books, String kafka, InstantSource clock, Random random) {
        this.books = books;
        this.topic = TopicProbe.at(kafka);
        this.clock = clock;
        this.random = random;
    }

    void bring(List<ListingObserved> sightings) throws SQLException {
        var viaOutbox = sightings.stream().filter(Feed::goesThroughOutbox).toList();
        var direct = sightings.stream()
                .filter(sighting -> !goesThroughOutbox(sighting))
                .toList();
        commit(viaOutbox);
        for (var sighting : direct) {
            var id = UUID.randomUUID();
            topic.publish(id, sighting);
            straight++;
            if (comesTwice()) {
                topic.publish(id, sighting);
            }
        }
    }

    private static boolean goesThroughOutbox(ListingObserved sighting) {
        var id = sighting.listing().id();
        return id.charAt(id.length() - 1) % 2 == 0;
    }

    private void commit(List<ListingObserved> sightings) throws SQLException {
        try (var connection = books.open(Service.CRAWLER);
                var insert = connection.prepareStatement(INTO_OUTBOX)) {
            connection.setAutoCommit(false);
            for (var sighting : sightings) {
                var id = UUID.randomUUID();
                var times = comesTwice() ? 2 : 1;
                for (var time = 0; time < times; time++) {
                    insert.setObject(1, id);
                    insert.setString(2, Topic.LISTINGS.wireName());
                    insert.setString(3, sighting.key());
                    insert.setTimestamp(4, Timestamp.from(clock.instant()));
                    insert.setObject(5, id);
                    insert.setBytes(6, body(sighting));
                    insert.addBatch();
                }
                throughOutbox++;
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private boolean comesTwice() {
        var twice = random.nextDouble() < TWICE;
        repeated += twice ? 1 : 0;
        return twice;
    }

    private static byte[] body(ListingObserved sighting) {
        try {
            return JSON.writerFor(sighting.getClass())
                    .writeValueAsString(sighting)
                    .getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + sighting.listing().id(), e);
        }
    }

    int throughOutbox() {
        return throughOutbox;
    }

    int straight() {
        return straight;
    }

    int repeated() {
        return repeated;
    }

    @Override
    public void close() {
        topic.close();
    }
}
