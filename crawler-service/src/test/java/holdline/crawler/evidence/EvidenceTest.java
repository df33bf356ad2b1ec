package holdline.crawler.evidence;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import holdline.crawler.LocalMarketplace;
import holdline.crawler.Marketplace;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.PoliteClient;
import holdline.crawler.fetch.Sha256;
import holdline.crawler.frontier.Robots;
import holdline.events.Evidence;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Topic;
import holdline.events.Violation;
import holdline.events.ViolationOpened;
import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import holdline.testkit.servers.LocalTimestampAuthority;
import holdline.testkit.servers.LocalTimestampAuthority.Mood;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(LocalMarketplace.class)
class EvidenceTest {

    private static final Robots OPEN = new Robots(404, "", Instant.EPOCH);
    private static final HexFormat HEX = HexFormat.of();

    Marketplace marketplace;
    LocalTimestampAuthority authority;

    @Inject
    PoliteClient client;

    @Inject
    KeepCapture keep;

    @Inject
    Captures captures;

    @Inject
    CaptureStore store;

    @Inject
    SealCaptures seal;

    @Inject
    StampSeals stamp;

    @Inject
    ForgetCaptures forget;

    @Inject
    SweepCaptures sweep;

    @Inject
    EvidenceConfig config;

    @Inject
    AgroalDataSource database;

    @Inject
    InstantSource clock;

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    private final String tenant = Fixtures.anyTenant();

    @BeforeEach
    void anHonestAuthorityAndNothingWaiting() {
        authority.be(Mood.HONEST);
        while (stamp.stamp(clock.instant().plus(Duration.ofHours(2)))) {}
    }

    @Test
    void aCaptureProvesItselfOffline() throws Exception {
        // Given
        var first = captured("shop21.test/item/1", Marketplace.product("Cream", "129.00", "Shop"));
        captured("shop21.test/item/2", Marketplace.product("Cream", "128.00", "Shop"));
        captured("shop21.test/item/3", Marketplace.product("Cream", "127.00", "Shop"));
        proofOf(first)
                .then()
                .statusCode(200)
                .body("sealed", equalTo(false))
                .body("root", nullValue())
                .body("timestamp", nullValue());
        assertThat(seal.seal(clock.instant()))
                .as("nothing has waited long enough")
                .isZero();

        // When
        assertThat(seal.seal(clock.instant().plus(config.seal().every()))).isGreaterThanOrEqualTo(3);
        assertThat(stamp.stamp(clock.instant().plus(config.seal().every()))).isTrue();

        // Then
        var proof = proofOf(first).then().statusCode(200).extract().jsonPath();
        var page = bytes("/api/captures/" + first.sha256());
        var record = bytes(proof.getString("recordHref"));
        assertThat(WarcFile.page(record)).isEqualTo(page);
        var root = rootRecomputed(proof, Sha256.of(page), Sha256.of(record));
        assertThat(HEX.formatHex(root)).isEqualTo(proof.getString("root"));
        assertThat(HEX.formatHex(rootRecomputed(proof, Sha256.of(page), "0".repeat(64))))
                .isNotEqualTo(proof.getString("root"));
        assertThat(proof.getString("timestamp.state")).isEqualTo("timestamped");
        var token =
                new TimeStampToken(new CMSSignedData(Base64.getDecoder().decode(proof.getString("timestamp.token"))));
        token.validate(
                new JcaSimpleSignerInfoVerifierBuilder().build(new JcaX509CertificateHolder(authority.certificate())));
        assertThat(token.getTimeStampInfo().getMessageImprintDigest()).isEqualTo(root);
    }

    @Test
    void aCaptureIsShownToThoseWhoWatchedAndToNobodyElse() {
        // Given
        var capture = captured("shop22.test/item/1", Marketplace.product("Cream", "129.00", "Shop"));
        var another = Tokens.of("another", "viewer");

        for (var path : List.of("", "/record", "/proof")) {
            // When
            var answer = given().auth().oauth2(another).get("/api/captures/" + capture.sha256() + path);

            // Then
            answer.then().statusCode(404);
        }
        given().auth()
                .oauth2(Tokens.of(tenant, "viewer"))
                .get("/api/captures/" + capture.sha256() + "/proof?at=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("at"));
    }

    @Test
    void anAuthorityThatIsDownOrWrongDelaysTheTokenAndNothingElse() {
        // Given
        var capture = captured("shop23.test/item/1", Marketplace.product("Cream", "129.00", "Shop"));
        var now = clock.instant().plus(config.seal().every());
        seal.seal(now);

        for (var mood : List.of(Mood.DOWN, Mood.REFUSING, Mood.CONFUSED)) {
            // When
            authority.be(mood);
            assertThat(stamp.stamp(now)).isTrue();

            // Then
            assertThat(stamp.stamp(now))
                    .as("not again before the pause is over")
                    .isFalse();
            proofOf(capture)
                    .then()
                    .body("sealed", equalTo(true))
                    .body("timestamp.state", equalTo("awaited"))
                    .body("timestamp.token", nullValue())
                    .body("timestamp.detail", containsString("again at"));
            now = now.plus(config.timestamp().longestPause());
        }
        authority.be(Mood.HONEST);
        stamp.stamp(now);
        proofOf(capture).then().body("timestamp.state", equalTo("timestamped"));
    }

    @Test
    void withoutAnAuthorityASealSaysThatItIsNotTimestamped() {
        // Given
        var capture = captured("shop24.test/item/1", Marketplace.product("Cream", "129.00", "Shop"));
        var alone = new SealCaptures(database, CaptureStoreTest.config(Map.of()));

        // When
        QuarkusTransaction.requiringNew()
                .run(() -> alone.seal(clock.instant().plus(config.seal().every())));

        // Then
        assertThat(stamp.stamp(clock.instant().plus(Duration.ofDays(1)))).isFalse();
        proofOf(capture)
                .then()
                .body("sealed", equalTo(true))
                .body("timestamp.state", equalTo("not timestamped"))
                .body("timestamp.token", nullValue());
    }

    @Test
    void oneProcessSealsAtATime() {
        // Given
        captured("shop25.test/item/1", Marketplace.product("Cream", "129.00", "Shop"));
        var due = clock.instant().plus(config.seal().every());

        // When
        var meanwhile = QuarkusTransaction.requiringNew().call(() -> {
            update("SELECT pg_advisory_xact_lock(" + SealCaptures.LOCK + ")");
            return QuarkusTransaction.requiringNew().call(() -> seal.seal(due));
        });

        // Then
        assertThat(meanwhile).isZero();
        assertThat(seal.seal(due)).isPositive();
    }

    @Test
    void theSameBytesAgainAreNotStoredAgain() throws Exception {
        // Given
        var html = Marketplace.product("Cream", "129.00", "Shop");
        var first = captured("shop26.test/item/1", html);

        // When
        var second = captured("shop26.test/item/1", html);
        var elsewhere = captured("shop26.test/item/2", html);

        // Then
        assertThat(second.sha256()).isEqualTo(first.sha256());
        assertThat(second.originalId()).isNotNull();
        assertThat(store.find(first.recordSha256())).isPresent();
        assertThat(store.find(second.recordSha256())).isEmpty();
        assertThat(elsewhere.originalId())
                .as("an address's record names no other address, which another brand may watch")
                .isNull();
        var record = bytes("/api/captures/" + second.sha256() + "/record?at=" + second.capturedAt());
        assertThat(Sha256.of(record)).isEqualTo(second.recordSha256());
        assertThatThrownBy(() -> WarcFile.page(record)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new String(bytes("/api/captures/" + second.sha256()), StandardCharsets.UTF_8))
                .isEqualTo(html);
    }

    @Test
    void whatNothingRefersToIsDeletedAfterItsTimeAndNothingElseIs() throws Exception {
        // Given
        var gone = captured("shop27.test/item/1", "<p>gone</p>");
        var held = captured("shop27.test/item/2", "<p>held</p>");
        var shown = captured("shop27.test/item/3", "<p>shown</p>");
        var original = captured("shop27.test/item/4", "<p>original</p>");
        seal.seal(clock.instant().plus(config.seal().every()));
        captured("shop27.test/item/4", "<p>original</p>");
        var unsealed = captured("shop27.test/item/5", "<p>unsealed</p>");
        update("UPDATE capture SET held = true WHERE record_sha256 = '" + held.recordSha256() + "'");
        update("INSERT INTO host (name) VALUES ('shop27.test') ON CONFLICT DO NOTHING");
        update("INSERT INTO target (url, host, listing_id, capture_sha256) VALUES ('" + shown.url()
                + "', 'shop27.test', 'x', '" + shown.sha256() + "')");

        // When
        var early = forget.sweep(clock.instant());
        var later = forget.sweep(clock.instant().plus(Duration.ofDays(config.retentionDays() + 1)));

        // Then
        assertThat(early).isZero();
        assertThat(later).isPositive();
        assertThat(store.find(gone.recordSha256())).isEmpty();
        proofOf(gone).then().statusCode(404);
        for (var kept : List.of(held, shown, original, unsealed)) {
            assertThat(store.find(kept.recordSha256())).as(kept.url()).isPresent();
            proofOf(kept).then().statusCode(200);
        }
    }

    @Test
    void whatACrashLeftBehindIsSweptUp() throws Exception {
        // Given
        var capture = captured("shop28.test/item/1", "<p>kept</p>");
        var shelf = capture.recordSha256().substring(0, 2);
        var orphan = shelf + "0".repeat(62);
        var young = shelf + "1".repeat(62);
        store.keep(orphan, new byte[] {1});
        store.keep(young, new byte[] {2});
        var folder = config.directory().toAbsolutePath().resolve(shelf);
        var unfinished = Files.write(folder.resolve("." + orphan + ".7d1c"), new byte[] {3});
        var foreign = Files.write(folder.resolve("README"), new byte[] {4});
        var old = FileTime.from(clock.instant().minus(ForgetCaptures.ORPHAN_AFTER.multipliedBy(2)));
        for (var name :
                List.of(orphan, capture.recordSha256(), unfinished.getFileName().toString(), "README")) {
            Files.setLastModifiedTime(folder.resolve(name), old);
        }

        // When
        var swept = forget.sweepShelf(Integer.parseInt(shelf, 16), clock.instant());

        // Then
        assertThat(swept).isEqualTo(2);
        assertThat(store.find(orphan)).isEmpty();
        assertThat(unfinished).doesNotExist();
        assertThat(foreign).exists();
        assertThat(store.find(young)).isPresent();
        assertThat(store.find(capture.recordSha256())).isPresent();
    }

    @Test
    void whatAViolationRefersToIsHeldOnceHoweverOftenItIsToldAndPastPoison() throws Exception {
        // Given
        var capture = captured("shop29.test/item/1", "<p>evidence</p>");
        var other = captured("shop29.test/item/2", "<p>more evidence</p>");
        var id = UUID.randomUUID();
        var violation = violation(capture);

        // When
        topics.publish(id, new ViolationOpened(violation));
        topics.publishRaw(Topic.VIOLATIONS, violation.listing().id(), "{broken".getBytes(StandardCharsets.UTF_8));
        topics.publish(id, new ViolationOpened(violation));
        topics.publish(new ViolationOpened(violation(other)));

        // Then
        await().atMost(Duration.ofSeconds(30)).until(() -> isHeld(other));
        assertThat(isHeld(capture)).isTrue();
        assertThat(count("SELECT count(*) FROM capture_hold WHERE violation_id = '" + violation.id() + "'"))
                .isEqualTo(1);
        assertThat(topics.awaitRaw(HoldCaptures.CONSUMER + ".pricing.violations.v1.dlq", 1))
                .isNotEmpty();
    }

    @Test
    void aPauseDoublesUpToTheLongest() {
        var first = Duration.ofSeconds(30);
        var longest = Duration.ofHours(1);

        assertThat(StampSeals.pause(1, first, longest)).isEqualTo(first);
        assertThat(StampSeals.pause(3, first, longest)).isEqualTo(Duration.ofMinutes(2));
        assertThat(StampSeals.pause(1_000_000, first, longest)).isEqualTo(longest);
    }

    private Kept captured(String address, String html) {
        marketplace.page(address, html);
        var answered = (Fetched.Answered) client.page("https://" + address, OPEN, null, null);
        var kept = keep.keep("https://" + address, answered, answered.body().sha256());
        QuarkusTransaction.requiringNew().run(() -> captures.note(kept, Set.of(tenant)));
        return kept;
    }

    private io.restassured.response.Response proofOf(Kept kept) {
        return given().auth()
                .oauth2(Tokens.of(tenant, "viewer"))
                .get("/api/captures/" + kept.sha256() + "/proof?at=" + kept.capturedAt());
    }

    private byte[] bytes(String path) {
        return given().auth()
                .oauth2(Tokens.of(tenant, "viewer"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    /** As somebody would who has nothing of ours but the proof's own sentence about its algorithm. */
    private static byte[] rootRecomputed(JsonPath proof, String page, String record) throws Exception {
        var sha = java.security.MessageDigest.getInstance("SHA-256");
        sha.update((byte) 0);
        sha.update(HEX.parseHex(page));
        var hash = sha.digest(HEX.parseHex(record));
        for (var i = 0; i < proof.getList("path").size(); i++) {
            var sibling = HEX.parseHex(proof.getString("path[" + i + "].hash"));
            var isLeft = proof.getString("path[" + i + "].side").equals("left");
            sha.update((byte) 1);
            sha.update(isLeft ? sibling : hash);
            hash = sha.digest(isLeft ? hash : sibling);
        }
        return hash;
    }

    private Violation violation(Kept capture) {
        return new Violation(
                UUID.randomUUID(),
                tenant,
                Signal.LOW_PRICE,
                Fixtures.anyListing(),
                "Cream",
                Fixtures.anySeller(),
                SellerRelation.STRANGER,
                null,
                Severity.SEVERE,
                null,
                null,
                null,
                List.of(Evidence.of(capture.reference())),
                "The price is below the floor.",
                capture.capturedAt(),
                capture.capturedAt());
    }

    private boolean isHeld(Kept kept) throws SQLException {
        return count("SELECT count(*) FROM capture WHERE held AND record_sha256 = '" + kept.recordSha256() + "'") == 1;
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
