package holdline.crawler.frontier;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import holdline.crawler.LocalMarketplace;
import holdline.events.CaseEvent.CaseRef;
import holdline.events.Listing;
import holdline.events.RecheckRequested;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Topic;
import holdline.events.Violation;
import holdline.events.ViolationCleared;
import holdline.events.ViolationOpened;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
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
    @AfterEach
    void nothingIsKnown() throws SQLException {
        sql("TRUNCATE watch, sighting, listing, target, lane, host, open_violation CASCADE");
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
        assertThat(Duration.between(first, second)).isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
    }

    @Test
    void aRedirectToAHostThatIsJustBeingAskedWaitsForItsPause() throws SQLException {
        // Given
        dueTarget("nine.example");
        var lease = frontier.claim("a", 10).getFirst().lease();

        // When
        var turn = frontier.nextTurn("nine.example");

        // Then
        assertThat(turn).isAfter(lease.turn().plus(Duration.ofMillis(300)));
    }

    @Test
    void leasesAHostALittleBeforeItsTurnAndSaysWhenThatIs() throws SQLException {
        // Given
        dueTarget("ten.example");
        sql("UPDATE host SET next_allowed_at = now() + interval '350 milliseconds'");

        // When
        var lease = frontier.claim("a", 10).getFirst().lease();

        // Then
        assertThat(Duration.between(clock.instant(), lease.turn()))
                .isBetween(Duration.ofMillis(100), Duration.ofMillis(360));
        assertThat(lease.isMissed(lease.turn())).isFalse();
        assertThat(lease.isMissed(lease.turn().plusSeconds(2))).isTrue();
    }

    @Test
    void keepsThePauseOfAHostWhoseCrawlerDiedOrStopped() throws SQLException {
        // Given
        dueTarget("eleven.example");
        sql("UPDATE host SET delay_ms = 120000");
        frontier.claim("a", 10);

        // When
        var held = number("SELECT extract(epoch FROM lease_until - turn_at) FROM host");
        var given = frontier.giveBackAll("a");

        // Then
        assertThat(held).isEqualTo(150);
        assertThat(given).isEqualTo(1);
        assertThat(number("SELECT extract(epoch FROM next_allowed_at - now()) FROM host"))
                .isBetween(110L, 120L);
        assertThat(frontier.claim("b", 10)).isEmpty();
    }

    @Test
    void aRecheckThatComesDuringAVisitIsNotForgotten() throws SQLException {
        // Given
        dueTarget("twelve.example");
        knowRobots("twelve.example");
        var work = (Work.VisitPage) frontier.claim("a", 10).getFirst();
        topics.publish(recheck("twelve.example"));
        await().until(() -> number("SELECT count(*) FROM target WHERE priority = 2") == 1);

        // When
        record(work, true);

        // Then
        assertThat(number("SELECT count(*) FROM target WHERE priority = 2 AND recheck_until IS NOT NULL"
                        + " AND next_visit_at < now() + interval '16 minutes'"))
                .isEqualTo(1);
    }

    @Test
    void comesMoreRarelyWhenNothingChangesAndSoonWhenSomethingDoes() throws SQLException {
        // Given
        dueTarget("thirteen.example");
        knowRobots("thirteen.example");

        // When
        visit("one price");
        visit("one price");
        var rarer = number("SELECT interval_ms FROM target");
        visit("another price");

        // Then
        assertThat(rarer).isEqualTo(3_600_000 * 12 / 10);
        assertThat(number("SELECT interval_ms FROM target")).isEqualTo(3_600_000 * 12 / 10 * 3 / 10);
        assertThat(number("SELECT extract(epoch FROM next_visit_at - last_visited_at) FROM target"))
                .isEqualTo(3_600 * 12 / 10 * 3 / 10);
    }

    @Test
    void putsOffAPageThatBreaksOurVisitSoThatOthersOfItsHostHaveTheirTurn() throws SQLException {
        // Given
        dueTarget("fourteen.example");
        knowRobots("fourteen.example");
        var work = (Work.VisitPage) frontier.claim("a", 10).getFirst();

        // When
        frontier.putOff(work.lease(), work.target());

        // Then
        assertThat(number(
                        "SELECT count(*) FROM target WHERE failures = 1 AND next_visit_at > now() + interval '1 hour'"))
                .isEqualTo(1);
        assertThat(number("SELECT count(*) FROM host WHERE lease_owner IS NULL AND next_due_at > now()"))
                .isEqualTo(1);
    }

    @Test
    void withinABrandRechecksGoFirstThenOpenViolationsThenWhatIsDueLongest() throws SQLException {
        // Given
        market("lanting", "market.example", 4, 60);
        sql("UPDATE target SET priority = 1 WHERE url LIKE '%/3'");
        sql("UPDATE target SET priority = 2 WHERE url LIKE '%/4'");

        // When
        var order = served("market.example", 4);

        // Then
        assertThat(order)
                .extracting(target -> target.url().substring(target.url().length() - 1))
                .containsExactly("4", "3", "1", "2");
    }

    @Test
    void brandsTakeTurnsAtAHostHoweverMuchOneOfThemWatches() throws SQLException {
        // Given
        market("big", "market.example", 2_000, 3_600);
        market("small", "market.example", 2, 1);
        market("third", "market.example", 1, 1);

        // When
        var order = served("market.example", 6);

        // Then
        assertThat(order)
                .extracting(target -> target.url().replaceAll("https://market.example/(\\w+)/.*", "$1"))
                .containsExactly("big", "small", "third", "big", "small", "big");
    }

    @Test
    void brandsTakeTurnsBetweenHostsHoweverMuchOneOfThemWatches() throws SQLException {
        // Given
        sql("""
                INSERT INTO host (name, robots_status, robots_at) SELECT 'h' || n || '.example', 404, now() FROM generate_series(1, 1000) n;
                INSERT INTO target (url, host, listing_id, lane, every_ms, next_visit_at)
                SELECT 'https://h' || n % 1000 + 1 || '.example/' || n, 'h' || n % 1000 + 1 || '.example', 'l' || n, 'big', 3600000,
                    now() - interval '1 hour' FROM generate_series(1, 100000) n;
                INSERT INTO lane (host, tenant, next_due_at) SELECT host, 'big', min(next_visit_at) FROM target GROUP BY host;
                UPDATE host SET front = 'big', next_due_at = now() - interval '1 hour';
                """);
        market("small", "small.example", 1, 1);
        market("third", "third.example", 1, 1);

        // When
        var first = hosts(frontier.claim("a", 3));
        var then = hosts(frontier.claim("a", 3));

        // Then
        assertThat(first).contains("small.example", "third.example").hasSize(3);
        assertThat(then).hasSize(3).allMatch(host -> host.startsWith("h"));
    }

    @Test
    void aPageThatTwoBrandsWatchRidesWithTheOneThatWatchesLess() throws SQLException {
        // Given
        market("big", "market.example", 20, 60);
        var shared = number("SELECT id FROM target WHERE url = 'https://market.example/big/20'");
        sql("INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, created_at) VALUES (nextval('watch_seq'),"
                + " 'small', 'LISTING', 'https://market.example/big/20', " + shared + ", 3600000, now())");

        // When
        QuarkusTransaction.requiringNew().run(() -> targets.plan(List.of(shared), clock.instant()));

        // Then
        assertThat(number("SELECT count(*) FROM target WHERE lane = 'small'")).isEqualTo(1);
        assertThat(served("market.example", 2)).extracting(Work.Target::id).contains(shared);
    }

    @Test
    void anOpenViolationBringsItsListingCloseUntilItIsCleared() throws SQLException {
        // Given
        dueTarget("fifteen.example");
        sql(
                "UPDATE target SET last_visited_at = now(), next_visit_at = now() + interval '1 day', interval_ms = 14400000");
        var violation = violation("fifteen.example");
        var message = UUID.randomUUID();

        // When
        topics.publish(message, new ViolationOpened(violation));
        await().until(() -> number("SELECT count(*) FROM target WHERE violating AND priority = 1") == 1);
        var closer = number("SELECT extract(epoch FROM next_visit_at - last_visited_at) FROM target");
        topics.publish(new ViolationCleared(violation, ViolationCleared.Cure.COMPLIANT));
        await().until(() -> number("SELECT count(*) FROM target WHERE NOT violating AND priority = 0") == 1);
        topics.publish(message, new ViolationOpened(violation));
        topics.publish(new ViolationOpened(violation("sixteen.example")));
        await().until(() -> number("SELECT count(*) FROM open_violation") == 1);

        // Then
        assertThat(closer).isEqualTo(900);
        assertThat(number("SELECT count(*) FROM target WHERE violating")).isZero();
        assertThat(number("SELECT count(*) FROM open_violation WHERE listing_id = 'sixteen.example:/p'"))
                .isEqualTo(1);
        dueTarget("sixteen.example");
        assertThat(number("SELECT count(*) FROM target WHERE violating AND priority = 1"))
                .isEqualTo(1);
    }

    @Test
    void buriesAViolationItCannotReadAndGoesOn() throws SQLException {
        // Given
        dueTarget("seventeen.example");
        var deadLetters = "crawler-service." + Topic.VIOLATIONS.wireName() + ".dlq";
        var key = UUID.randomUUID().toString();

        // When
        topics.publishRaw(Topic.VIOLATIONS, key, "{not json".getBytes(StandardCharsets.UTF_8));
        topics.publish(new ViolationOpened(violation("seventeen.example")));

        // Then
        assertThat(topics.awaitRaw(deadLetters, key, 1)).hasSize(1);
        await().until(() -> number("SELECT count(*) FROM target WHERE violating") == 1);
    }

    @Test
    void showsOperatorsWhyAHostIsQuiet() throws SQLException {
        // Given
        market("lanting", "market.example", 3, 60);
        market("huayu", "market.example", 1, 30);
        market("lanting", "quiet.example", 1, 60);
        var leased = frontier.claim("crawler-7", 1);
        var work = (Work.VisitPage) leased.getFirst();
        var asleep = new Visited(
                "blocked",
                "the site answered 429",
                false,
                false,
                Visited.Host.FAILING,
                clock.instant(),
                Duration.ofMillis(10),
                null,
                Duration.ofMinutes(20),
                Visited.Validators.NONE,
                null);
        QuarkusTransaction.requiringNew().run(() -> frontier.record(work.lease(), work.target(), asleep));

        // When
        var host = work.lease().host();
        var detail = operator().get("/api/fleet/hosts/{name}", host);

        // Then
        detail.then()
                .statusCode(200)
                .body("host.state", equalTo("blocked"))
                .body("host.why", containsString("Retry-After"))
                .body("host.lastError", equalTo("blocked: the site answered 429"))
                .body("host.quietUntil", notNullValue())
                .body("lanes.tenant", hasItem("lanting"));
        operator()
                .queryParam("limit", 1)
                .get("/api/fleet")
                .then()
                .statusCode(200)
                .body("backlog", equalTo(1))
                .body("leases", equalTo(0))
                .body("hosts.size()", equalTo(1))
                .body("next", notNullValue());
        operator().get("/api/fleet/hosts/nowhere.example").then().statusCode(404);
        given().auth()
                .oauth2(Tokens.of("lanting", "viewer"))
                .get("/api/fleet/hosts/market.example")
                .then()
                .statusCode(403);
        assertThat(given().get("/q/metrics").then().extract().asString())
                .contains(
                        "holdline_crawler_backlog ",
                        "holdline_crawler_backlog_lag_seconds",
                        "holdline_crawler_leases ",
                        "holdline_crawler_politeness_waits_seconds_count",
                        "holdline_crawler_visits_lag_seconds_count");
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
        await().until(() -> number("SELECT count(*) FROM target WHERE priority = 2 AND next_visit_at <= now()") == 1);
        sql("UPDATE target SET priority = 0, recheck_until = NULL, next_visit_at = now() + interval '1 day'");
        topics.publish(message, asked);
        topics.publish(recheck("nobody.example"));
        await().until(() -> number("SELECT count(*) FROM inbox WHERE consumer = 'crawler-service'") >= 2);

        // Then
        assertThat(number("SELECT count(*) FROM target WHERE priority = 2")).isZero();
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
        await().until(() -> number("SELECT count(*) FROM target WHERE priority = 2") == 1);
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
        record(work, readable, null);
    }

    private void record(Work.VisitPage work, boolean readable, @Nullable String reading) {
        var visited = new Visited(
                "observed",
                null,
                readable,
                true,
                Visited.Host.WELL,
                clock.instant(),
                Duration.ofMillis(10),
                null,
                null,
                Visited.Validators.NONE,
                reading);
        QuarkusTransaction.requiringNew().run(() -> frontier.record(work.lease(), work.target(), visited));
    }

    /** Makes the only page due, and visits it. */
    private void visit(String reading) throws SQLException {
        sql("UPDATE host SET next_allowed_at = now(), next_due_at = now()");
        sql("UPDATE target SET next_visit_at = now()");
        sql("UPDATE lane SET next_due_at = now()");
        record((Work.VisitPage) frontier.claim("a", 1).getFirst(), true, reading);
    }

    /** Visits a host's pages one after the other without waiting for its pauses. */
    private List<Work.Target> served(String host, int visits) throws SQLException {
        var served = new ArrayList<Work.Target>();
        for (var i = 0; i < visits; i++) {
            sql("UPDATE host SET next_allowed_at = now() - interval '1 second' WHERE name = '" + host + "'");
            var work = (Work.VisitPage) frontier.claim("a", 1).getFirst();
            assertThat(work.lease().host()).isEqualTo(host);
            record(work, true);
            served.add(work.target());
        }
        return served;
    }

    private static List<String> hosts(List<Work> claimed) {
        return claimed.stream().map(work -> work.lease().host()).toList();
    }

    /** Pages of a host that one brand watches, the first of them due for so many seconds, the others a little less. */
    private void market(String tenant, String host, int pages, int dueFor) throws SQLException {
        sql("""
                INSERT INTO host (name, robots_status, robots_at) VALUES ('%2$s', 404, now()) ON CONFLICT DO NOTHING;
                INSERT INTO target (url, host, listing_id) SELECT 'https://%2$s/%1$s/' || n, '%2$s', '%2$s:/%1$s/' || n
                FROM generate_series(1, %3$d) n ORDER BY n;
                INSERT INTO watch (id, tenant, kind, url, target_id, every_ms, created_at)
                SELECT nextval('watch_seq'), '%1$s', 'LISTING', url, id, 3600000, now() FROM target WHERE url LIKE 'https://%2$s/%1$s/%%';
                UPDATE target SET next_visit_at = now() - interval '%4$d seconds' + id * interval '1 microsecond'
                WHERE url LIKE 'https://%2$s/%1$s/%%';
                """.formatted(tenant, host, pages, dueFor));
        var ids = numbers("SELECT id FROM target WHERE url LIKE 'https://" + host + "/" + tenant + "/%'");
        QuarkusTransaction.requiringNew().run(() -> targets.plan(ids, clock.instant()));
    }

    private Violation violation(String host) {
        return new Violation(
                UUID.randomUUID(),
                "lanting",
                Signal.LOW_PRICE,
                Listing.of(host, "/p", "https://" + host + "/p"),
                "Face cream",
                new Seller(host, "s1", null),
                SellerRelation.STRANGER,
                null,
                Severity.MINOR,
                null,
                null,
                null,
                List.of(),
                "seen 99.00, expected 129.00",
                clock.instant(),
                clock.instant());
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("lanting", "crawler-operator"));
    }

    private List<Long> numbers(String query) throws SQLException {
        try (var connection = database.getConnection();
                var run = connection.createStatement();
                var rows = run.executeQuery(query)) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
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
