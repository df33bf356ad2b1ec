package holdline.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import holdline.events.CaseEvent.CaseRef;
import holdline.events.Jurisdiction;
import holdline.events.NoticeBounced;
import holdline.events.NoticeDelivered;
import holdline.events.NoticeGivenUp;
import holdline.events.Seller;
import holdline.events.Signal;
import holdline.events.Topic;
import holdline.notification.Cases;
import holdline.notification.MailServer;
import holdline.notification.SmtpSink;
import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithRealServers
@WithTestResource(MailServer.class)
class SellerNoticeTest {

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Inject
    Damage damage;

    SmtpSink mailServer;

    final String tenant = Fixtures.anyTenant();
    final Seller seller = Fixtures.anySeller();
    final CaseRef move = Cases.move(tenant, seller, 2);

    @Test
    void mailsTheSellerAndTellsTheSuite() throws Exception {
        // Given
        contact("shop-a@seller.example", "zh-CN");

        // When
        topics.publish(Cases.noticeAbout(move, "晨露精华 官方授权 正品", Signal.FALSE_AUTHORISATION_CLAIM));

        // Then
        var told = (NoticeDelivered)
                topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1).getFirst();
        var mail = mailServer.mailsTo("shop-a@seller.example").getFirst();
        assertThat(mail.messageId())
                .isEqualTo(told.messageId())
                .isEqualTo("<" + told.delivery().id() + "@notices.brand.example>");
        assertThat(mail.parsed().getSubject()).contains("岚亭 晨露精华 30ml");
        assertThat(text(mail.parsed()))
                .contains("晨露精华 官方授权 正品")
                .contains("https://item.shop.example/100012.html")
                .contains("2026年11月30日 10:00（北京时间）")
                .contains("不构成法律意见");
        assertThat(told.delivery().transition()).isEqualTo(2);
        deliveries()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].messageId", equalTo(told.messageId()));
    }

    @Test
    void sendsOneMailHoweverOftenTheEventArrives() {
        // Given
        contact("shop-b@seller.example", "en");
        var notice = Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER);

        // When
        var id = topics.publish(notice);
        topics.publish(id, notice);
        topics.publish(notice);
        var later = Cases.noticeAbout(Cases.move(tenant, seller, 2), "Serum", Signal.UNAUTHORISED_SELLER);
        topics.publish(later);
        topics.awaitKey(Topic.DELIVERIES, later.key(), 1);

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        assertThat(mailServer.mailsTo("shop-b@seller.example")).hasSize(2);
        deliveries().body("items", hasSize(1));
    }

    @Test
    void buriesAMessageItCannotReadAndGoesOn() {
        // Given
        contact("shop-c@seller.example", "en");

        // When
        topics.publishRaw(Topic.CASES, move.id().toString(), "no json".getBytes(StandardCharsets.UTF_8));
        topics.publish(Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER));

        // Then
        var buried = topics.awaitRaw(
                "notification-service.cases.progress.v1.dlq", move.id().toString(), 1);
        assertThat(new String(buried.getFirst().value(), StandardCharsets.UTF_8))
                .isEqualTo("no json");
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
    }

    @Test
    void deliversLaterWhatCouldNotGoOutWhileTheMailServerWasDown() {
        // Given
        contact("shop-d@seller.example", "en");
        mailServer.down();

        // When
        topics.publish(Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER));
        await().untilAsserted(() -> deliveries()
                .body("items[0].attempts", org.hamcrest.Matchers.greaterThan(0))
                .body("items[0].lastError", equalTo("the mail server cannot be reached")));
        mailServer.up();

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        assertThat(mailServer.mailsTo("shop-d@seller.example")).hasSize(1);
    }

    @Test
    void triesAgainWhenAskedToComeBackLater() {
        // Given
        var address = "later-" + move.id() + "@seller.example";
        contact(address, "en");

        // When
        topics.publish(Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER));

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        assertThat(mailServer.mailsTo(address)).hasSize(1);
        deliveries().body("items[0].attempts", equalTo(2));
    }

    @Test
    void tellsABounceWithoutTheAddressAndRetriesWhenAPersonAsks() {
        // Given
        var contact = contact("nobody@seller.example", "en");

        // When
        topics.publish(Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER));

        // Then
        var told = (NoticeBounced)
                topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1).getFirst();
        assertThat(told.reason()).contains("550").doesNotContain("nobody@");
        deliveries().body("items[0].state", equalTo("bounced"));

        // And once the address is right
        operator().delete("/api/contacts/" + contact).then().statusCode(204);
        contact("somebody@seller.example", "en");
        operator()
                .post("/api/deliveries/" + told.delivery().id() + "/retry")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));
        assertThat(topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 2).getLast())
                .isInstanceOf(NoticeDelivered.class);
        operator()
                .post("/api/deliveries/" + told.delivery().id() + "/retry")
                .then()
                .statusCode(409);
    }

    @Test
    void repeatsUnderTheSameIdWhatWasSentButNotWrittenDown() {
        // Given
        contact("shop-e@seller.example", "en");
        topics.publish(Cases.noticeAbout(move, "Serum", Signal.UNAUTHORISED_SELLER));
        var first = (NoticeDelivered)
                topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1).getFirst();

        // When
        damage.forgetOutcomeOf(first.delivery().id());

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 2);
        assertThat(mailServer.mailsTo("shop-e@seller.example"))
                .extracting(SmtpSink.Taken::messageId)
                .containsExactly(first.messageId(), first.messageId());
    }

    @Test
    void waitsForAContactAndSendsInItsLanguageWhenThereIsOne() throws Exception {
        // Given
        topics.publish(Cases.noticeAbout(move, "晨露精华", Signal.PICTURE_THEFT));
        await().untilAsserted(() -> deliveries()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("needs-contact"))
                .body("items[0].channel", equalTo("platform-message"))
                .body("items[0].body", org.hamcrest.Matchers.containsString("图片来源")));

        // When
        contact("shop-f@seller.example", "en");

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        var mail = mailServer.mailsTo("shop-f@seller.example").getFirst();
        assertThat(text(mail.parsed())).contains("Pictures: they are the same as our registered works");
        deliveries().body("items[0].state", equalTo("delivered")).body("items[0].channel", equalTo("email"));
    }

    @Test
    void takesAPersonsWordThatANoticeWasPassedOn() {
        // Given
        topics.publish(Cases.noticeAbout(move, "晨露精华", Signal.PICTURE_THEFT));
        await().untilAsserted(() -> deliveries().body("items", hasSize(1)));
        var id = deliveries().extract().<String>path("items[0].id");

        // When
        operator().post("/api/deliveries/" + id + "/handed-over").then().statusCode(200);

        // Then
        var told = (NoticeDelivered)
                topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1).getFirst();
        assertThat(told.delivery().channel()).isEqualTo(holdline.events.DeliveryEvent.Channel.PLATFORM_MESSAGE);
    }

    @Test
    void sendsNoNoticeAboutACaseThatIsOver() {
        // Given
        topics.publish(Cases.noticeAbout(move, "晨露精华", Signal.PICTURE_THEFT));
        topics.publish(Cases.cured(new CaseRef(move.id(), tenant, seller, 3)));
        await().untilAsserted(() -> deliveries().body("items[0].state", equalTo("withdrawn")));

        // When
        contact("shop-g@seller.example", "en");

        // Then
        deliveries().body("items[0].state", equalTo("withdrawn"));
        assertThat(mailServer.mailsTo("shop-g@seller.example")).isEmpty();
    }

    @Test
    void neverSendsANoticeTheLintRefuses() {
        // Given
        contact("shop-h@seller.example", "zh-CN");

        // When
        topics.publish(Cases.notice(move, "晨露精华", "请恢复原价", Jurisdiction.CN, Signal.UNAUTHORISED_SELLER));

        // Then
        var told = (NoticeGivenUp)
                topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1).getFirst();
        assertThat(told.attempts()).isZero();
        deliveries()
                .body("items[0].state", equalTo("refused"))
                .body("items[0].lastError", org.hamcrest.Matchers.startsWith("wording refused"));
        assertThat(mailServer.mailsTo("shop-h@seller.example")).isEmpty();
    }

    @Test
    void quotesASellersTitleWithoutHoldingItAgainstTheNotice() {
        // Given
        contact("shop-i@seller.example", "zh-CN");

        // When
        topics.publish(Cases.noticeAbout(move, "全网最低价 请勿涨价 <b>{x}</b>", Signal.UNAUTHORISED_SELLER));

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        deliveries().body("items[0].body", org.hamcrest.Matchers.containsString("全网最低价 请勿涨价 <b>{x}</b>"));
    }

    @Test
    void asksOnlyForSourceAndDescriptionWhenAPriceIsAllThatWasSeen() throws Exception {
        // Given
        var other = Fixtures.anySeller();
        contact("shop-k@seller.example", "zh-CN");
        contact(other, "shop-l@seller.example", "en");
        var english = Cases.move(tenant, other, 2);

        // When
        topics.publish(Cases.noticeAbout(move, "晨露精华", Signal.LOW_PRICE));
        topics.publish(Cases.noticeAbout(english, "Serum", Signal.LOW_PRICE));

        // Then
        topics.awaitKey(Topic.DELIVERIES, move.id().toString(), 1);
        topics.awaitKey(Topic.DELIVERIES, english.id().toString(), 1);
        assertThat(text(mailServer.mailsTo("shop-k@seller.example").getFirst().parsed()))
                .contains("商品来源", "商品描述", "附上进货凭证")
                .doesNotContain("授权", "价");
        assertThat(text(mailServer.mailsTo("shop-l@seller.example").getFirst().parsed()))
                .contains("Source of the goods", "Description", "attach your purchase records")
                .doesNotContainIgnoringCase("authoris")
                .doesNotContainIgnoringCase("price");
    }

    private String contact(String email, String language) {
        return contact(seller, email, language);
    }

    private String contact(Seller seller, String email, String language) {
        var body = """
                {"platform":"%s","shopId":"%s","email":"%s","language":"%s"}""".formatted(seller.platform(), seller.shopId(), email, language);
        return operator()
                .body(body)
                .post("/api/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private io.restassured.specification.RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of(tenant, "operator")).contentType(ContentType.JSON);
    }

    private io.restassured.response.ValidatableResponse deliveries() {
        return operator().get("/api/deliveries?case=" + move.id()).then().statusCode(200);
    }

    private static String text(Part mail) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    /** What a crash leaves behind. */
    @jakarta.enterprise.context.ApplicationScoped
    static class Damage {

        @Inject
        Session database;

        /** The mail server said yes, and the process died before it wrote that down; its lease has run out. */
        @Transactional
        public void forgetOutcomeOf(UUID delivery) {
            database.createNativeMutationQuery("""
                            UPDATE delivery SET state = 'sending', delivered_at = NULL, lease = :lease,
                                   next_attempt_at = now() - interval '1 second'
                            WHERE id = :id
                            """)
                    .setParameter("lease", UUID.randomUUID())
                    .setParameter("id", delivery)
                    .executeUpdate();
        }
    }
}
