package holdline.notification.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.CaseEvent.CaseRef;
import holdline.events.Signal;
import holdline.notification.Cases;
import holdline.notification.MailServer;
import holdline.notification.SmtpSink;
import holdline.testkit.Fixtures;
import holdline.testkit.Tokens;
import holdline.testkit.TopicProbe;
import holdline.testkit.WithRealServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * How fast notices leave when many are due, against a floor: a bare socket that says the same words to the same mail
 * server, one mail at a time, and writes nothing down. {@code ./holdline bench mail} runs it at full size;
 * {@code ./holdline test} runs it small, to see that every mail arrives once and never two at a time.
 */
@QuarkusTest
@WithRealServers
@WithTestResource(MailServer.class)
class MailBench {

    private static final boolean FULL = "mail".equals(System.getProperty("holdline.bench"));
    private static final int MAILS = FULL ? 3_000 : 150;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @AutoClose
    final TopicProbe topics = TopicProbe.open();

    @Inject
    AgroalDataSource database;

    SmtpSink mailServer;

    @Test
    void sendsManyMailsOneAtATime() throws Exception {
        // Given
        send("warm", MAILS / 5);

        // When
        var rate = send("bench", MAILS);

        // Then
        var sent = mailServer.mailsTo("bench@seller.example");
        assertThat(sent).hasSize(MAILS).extracting(SmtpSink.Taken::messageId).doesNotHaveDuplicates();
        assertThat(mailServer.mostUnderWay()).isEqualTo(1);
        var floor = floor(sent, _ -> {});
        var writing = floor(sent, this::writeDown);
        System.out.printf(Locale.ROOT, """

                bench mail: %,d notices, one under way at a time, each outcome written down before the next leaves
                  floor, the same bytes over a bare socket, nothing written down  %,7.0f mails/s
                  the same, with one committed update after each mail             %,7.0f mails/s   %.2f of the floor
                  notification-service                                            %,7.0f mails/s   %.2f of the line above
                """, MAILS, floor, writing, writing / floor, rate, rate / writing);
    }

    private void writeDown(SmtpSink.Taken mail) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("UPDATE delivery SET attempts = attempts + 1 WHERE id = ?")) {
            update.setObject(1, UUID.fromString(mail.messageId().substring(1, 37)));
            assertThat(update.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write down that a mail was sent", e);
        }
    }

    /** Mails per second, from the moment all of them are due: wording them is another unit of work, and over by then. */
    private double send(String name, int mails) throws InterruptedException, SQLException {
        var tenant = Fixtures.anyTenant();
        var seller = Fixtures.anySeller();
        var address = name + "@seller.example";
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of(tenant, "operator"))
                .contentType(ContentType.JSON)
                .body("""
                        {"platform":"%s","shopId":"%s","email":"%s","language":"en"}""".formatted(seller.platform(), seller.shopId(), address))
                .post("/api/contacts")
                .then()
                .statusCode(201);
        var subject = UUID.randomUUID();
        topics.publishAll(IntStream.rangeClosed(1, mails)
                .mapToObj(move -> Cases.noticeAbout(
                        new CaseRef(subject, tenant, seller, move), "Serum " + move, Signal.UNAUTHORISED_SELLER))
                .toList());
        awaitRows(tenant, mails);
        var earlier = mailServer.mailsTo(address).size();
        var began = System.nanoTime();
        awaitMails(address, mails);
        return (mails - earlier) / seconds(began);
    }

    private void awaitRows(String tenant, int atLeast) throws InterruptedException, SQLException {
        var began = System.nanoTime();
        while (rowsOf(tenant) < atLeast) {
            assertThat(seconds(began)).isLessThan((double) LIMIT.toSeconds());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private int rowsOf(String tenant) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement("SELECT count(*) FROM delivery WHERE tenant = ?")) {
            count.setString(1, tenant);
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void awaitMails(String address, int atLeast) throws InterruptedException {
        var began = System.nanoTime();
        while (mailServer.mailsTo(address).size() < atLeast) {
            assertThat(seconds(began)).isLessThan((double) LIMIT.toSeconds());
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Mails per second of a client that does nothing but talk SMTP, waiting for each answer. */
    private double floor(List<SmtpSink.Taken> mails, Consumer<SmtpSink.Taken> after) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), mailServer.port());
                var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))) {
            socket.setTcpNoDelay(true);
            answers.readLine();
            say(socket, answers, "HELO floor\r\n", "250");
            var began = System.nanoTime();
            for (var mail : mails) {
                say(socket, answers, "MAIL FROM:<notices@brand.example>\r\n", "250");
                say(socket, answers, "RCPT TO:<floor@seller.example>\r\n", "250");
                say(socket, answers, "DATA\r\n", "354");
                say(socket, answers, mail.raw().replace("\r\n.", "\r\n..") + ".\r\n", "250");
                after.accept(mail);
            }
            return mails.size() / seconds(began);
        }
    }

    private static void say(Socket socket, BufferedReader answers, String words, String expected) throws IOException {
        socket.getOutputStream().write(words.getBytes(ISO_8859_1));
        var answer = answers.readLine();
        while (answer != null && answer.startsWith(expected + "-")) {
            answer = answers.readLine();
        }
        assertThat(answer).startsWith(expected);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
