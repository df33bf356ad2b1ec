package holdline.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.events.Topic;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedServersTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @AutoClose
    private final TopicProbe topics = TopicProbe.open();

    @BeforeAll
    static void startServers() {
        SharedServers.configurationWithFreshDatabase();
    }

    @Test
    void givesEveryApplicationAnEmptyDatabaseOfItsOwn() throws Exception {
        // Given
        var first = SharedServers.configurationWithFreshDatabase().get("quarkus.datasource.jdbc.url");
        try (var connection = DriverManager.getConnection(first, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("create table thing (id int)");
        }

        // When
        var second = SharedServers.configurationWithFreshDatabase().get("quarkus.datasource.jdbc.url");

        // Then
        assertThat(second).isNotEqualTo(first);
        try (var connection = DriverManager.getConnection(second, "postgres", "postgres");
                var statement = connection.createStatement();
                var tables = statement.executeQuery("select to_regclass('thing')")) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString(1)).isNull();
        }
    }

    @Test
    void publishesWithCloudEventsHeadersAndSeesWhatItPublished() {
        // Given
        var event = Fixtures.observed(Fixtures.anyListing(), "lanting", "129.00", NOON);

        // When
        var id = topics.publish(event);

        // Then
        assertThat(topics.awaitKey(Topic.LISTINGS, event.key(), 1)).containsExactly(event);
        var record = topics.awaitRaw(Topic.LISTINGS.wireName(), event.key(), 1).getFirst();
        assertThat(TopicProbe.header(record, "ce_id")).isEqualTo(id.toString());
        assertThat(TopicProbe.header(record, "ce_type")).isEqualTo("holdline.listing-observed.v1");
        assertThat(TopicProbe.header(record, "ce_partitionkey")).isEqualTo(event.key());
        assertThat(TopicProbe.header(record, "content-type")).isEqualTo("application/json");
    }

    @Test
    void doesNotSeeWhatWasPublishedBeforeItWasOpened() {
        // Given
        topics.publish(Fixtures.gone(Fixtures.anyListing(), "lanting", NOON));

        // When
        try (var later = TopicProbe.open()) {
            // Then
            assertThat(later.seenWithin(Topic.LISTINGS, Duration.ofMillis(300))).isEmpty();
        }
    }

    @Test
    void waitsForATopicThatDoesNotExistYet() {
        // Given
        var deadLetters = "some-service." + UUID.randomUUID() + ".dlq";
        try (var someService = TopicProbe.open()) {
            // When
            someService.publishRaw(deadLetters, "key", "broken".getBytes(UTF_8));
        }

        // Then
        assertThat(topics.awaitRaw(deadLetters, 1).getFirst().value()).isEqualTo("broken".getBytes(UTF_8));
    }

    @Test
    void saysWhatItSawWhenTooLittleCame() {
        assertThatThrownBy(() -> topics.await(Topic.CASES, 1, Duration.ofMillis(200)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wanted 1 messages on cases.progress.v1")
                .hasMessageContaining("saw 0");
    }
}
