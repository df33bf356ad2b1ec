package holdline.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Quiet;
import holdline.events.CaseEvent.CaseRef;
import holdline.events.Listing;
import holdline.events.RecheckRequested;
import holdline.events.Seller;
import holdline.events.Topic;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Quiet.class)
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class FrontierTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @Inject
    Frontier frontier;

    @Inject
    Targets targets;

    @Inject
    AgroalDataSource database;

    @Inject
    InstantSource clock;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @BeforeEach
    void nothingIsKnown() throws SQLException {
        sql("TRUNCATE watch, sighting, listing, target, host CASCADE");
    }

    @Test
    void leasesAHostToOneCrawlerOnly() throws SQLException {
        // Given
        dueTarget("one.example");

        // When
        var first = frontier.claim("a", 10);
        var second = frontier.claim("b", 10);

        // Then
        assertThat(first).hasSize(1);
        assertThat(second).isEmpty();
    }

    @Test
    void givesTheWorkToAnotherWhenALeaseRunsOutAndRefusesTheLateOne() throws SQLException {
        // Given
        dueTarget("two.example");
        knowRobots("two.example");
        var late = (Work.VisitPage) frontier.claim("a", 10).getFirst();
        sql("UPDATE host SET lease_until = now() - interval '1 second'");

        // When
        var taken = (Work.VisitPage) frontier.claim("b", 10).getFirst();

        // Then
        assertThat(taken.target().id()).isEqualTo(late.target().id());
        assertThat(taken.lease().token()).isGreaterThan(late.lease().token());
        assertThatExceptionOfType(LeaseLost.class).isThrownBy(() -> record(late, true));
        record(taken, true);
        assertThat(number("SELECT count(*) FROM host WHERE lease_owner IS NULL"))
                .isEqualTo(1);
    }

    @Test
    void leavesAHostAloneForItsPauseAfterAVisit() throws SQLException {
        // Given
        dueTarget("three.example");
        knowRobots("three.example");
        var work = (Work.VisitPage) frontier.claim("a", 10).getFirst();

        // When
        record(work, true);
        sql("UPDATE target SET next_visit_at = now()");
        sql("UPDATE host SET next_due_at = now(), next_allowed_at = now() + interval '1 hour'");

        // Then
        assertThat(frontier.claim("a", 10)).isEmpty();
    }

    @Test
    void asksForRobotsBeforeAnyPage() throws SQLException {
        // Given
        dueTarget("four.example");

        // When
        var work = frontier.claim("a", 10);

        // Then
        assertThat(work).singleElement().isInstanceOf(Work.AskRobots.class);
    }

    @Test
    void takesTurnsForRedirectsApartByThePause() {
        // When
        var first = frontier.nextTurn("five.example");
        var second = frontier.nextTurn("five.example");

        // Then
        assertThat(Duration.between(first, second)).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aRecheckMakesItsListingDueAndARepeatedDeliveryChangesNothing() throws SQLException {
        // Given
        var id = dueTarget("six.example");
        sql("UPDATE target SET next_visit_at = now() + interval '1 day'");
        var asked = recheck("six.example");
        var message = UUID.randomUUID();

        // When
        topics.publish(message, asked);
        await().until(() -> number("SELECT count(*) FROM target WHERE priority = 1 AND next_visit_at <= now()") == 1);
        sql("UPDATE target SET priority = 0, recheck_until = NULL, next_visit_at = now() + interval '1 day'");
        topics.publish(message, asked);
        topics.publish(recheck("nobody.example"));
        await().until(() -> number("SELECT count(*) FROM inbox WHERE consumer = 'crawler-service'") >= 2);

        // Then
        assertThat(number("SELECT count(*) FROM target WHERE priority = 1")).isZero();
        assertThat(number("SELECT count(*) FROM target")).isEqualTo(1);
        assertThat(id).isPositive();
    }

    @Test
    void aListingSeenOnlyOnASearchPageGetsItsOwnRecheck() throws SQLException {
        // Given
        sql("INSERT INTO listing (id, platform, url, last_outcome, last_visited_at) VALUES "
                + "('seven.example:/p', 'seven.example', 'https://seven.example/p', 'observed', now())");

        // When
        topics.publish(recheck("seven.example"));

        // Then
        await().until(() -> number("SELECT count(*) FROM target t JOIN host h ON h.name = t.host"
                        + " WHERE t.listing_id = 'seven.example:/p' AND h.next_due_at <= now() + interval '1 second'")
                == 1);
    }

    @Test
    void buriesWhatItCannotReadAndGoesOn() throws SQLException {
        // Given
        dueTarget("eight.example");
        sql("UPDATE target SET next_visit_at = now() + interval '1 day'");
        var deadLetters = "crawler-service." + Topic.CASES.wireName() + ".dlq";
        var key = UUID.randomUUID().toString();

        // When
        topics.publishRaw(Topic.CASES, key, "{not json".getBytes(StandardCharsets.UTF_8));
        var foreign = new RecheckRequested(
                caseRef(),
                List.of(new Listing("eight.example:/x", "eight.example", "nowhere")),
                clock.instant(),
                clock.instant().plus(QUARTER),
                QUARTER);
        topics.publish(foreign);
        topics.publish(recheck("eight.example"));

        // Then
        assertThat(topics.awaitRaw(deadLetters, key, 1)).hasSize(1);
        assertThat(topics.awaitRaw(deadLetters, foreign.key(), 1)).hasSize(1);
        await().until(() -> number("SELECT count(*) FROM target WHERE priority = 1") == 1);
    }

    private RecheckRequested recheck(String host) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new RecheckRequested(
                caseRef(),
                List.of(Listing.of(host, "/p", "https://" + host + "/p")),
                now.minusSeconds(1),
                now.plus(Duration.ofHours(1)),
                QUARTER);
    }

    private static CaseRef caseRef() {
        return new CaseRef(UUID.randomUUID(), "lanting", new Seller("shop.example", "s1", null), 1);
    }

    private long dueTarget(String host) throws SQLException {
        var id = QuarkusTransaction.requiringNew()
                .call(() -> targets.ensure("https://" + host + "/p", host, host + ":/p"));
        sql("INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, created_at) VALUES (nextval('watch_seq'),"
                + " 'lanting', 'LISTING', 'https://" + host + "/p', " + id + ", 3600000, now())");
        QuarkusTransaction.requiringNew().run(() -> targets.plan(List.of(id), clock.instant()));
        return id;
    }

    private void knowRobots(String host) throws SQLException {
        sql("UPDATE host SET robots_status = 404, robots_at = now() WHERE name = '" + host + "'");
    }

    private void record(Work.VisitPage work, boolean readable) {
        var visited = new Visited(
                "observed",
                null,
                readable,
                true,
                false,
                clock.instant(),
                Duration.ofMillis(10),
                null,
                null,
                Visited.Validators.NONE,
                null);
        QuarkusTransaction.requiringNew().run(() -> frontier.record(work.lease(), work.target(), visited));
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long number(String query) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement();
                var rows = run.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
