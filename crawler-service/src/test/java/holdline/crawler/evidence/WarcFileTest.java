package holdline.crawler.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import holdline.crawler.fetch.Body;
import holdline.crawler.fetch.Clients;
import holdline.crawler.fetch.Exchange;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.RawServer;
import holdline.messaging.EventJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.tools.WarcTool;

class WarcFileTest {

    private static final Path SHARED = Path.of("../../shared/data/warc/org/netpreserve/jwarc/cc.warc.gz");
    private static final Instant AT = Instant.parse("2026-11-09T03:40:00.123456Z");
    private static final String URL = "https://mall.test/商品/1?q=a|b";
    private static final byte[] PAGE =
            "<html><title>蓝庭面霜</title>\r\n\r\n\0</html>".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final Procedure.Maker MAKER =
            new Procedure.Maker("Lanting brand protection", "Holdline crawler-service 1", "chrony");

    @TempDir
    Path folder;

    @Test
    void aVisitReadsAsAWarcFileWhoseDigestsHold() throws Exception {
        // Given
        var answered = answered(PAGE);
        var sha256 = answered.body().sha256();

        // When
        var warc = WarcFile.ofPage(Procedure.of(MAKER, URL, answered, sha256, null), answered);

        // Then
        assertThat(validated(warc)).isEqualTo("");
        assertThat(WarcFile.page(warc.bytes())).isEqualTo(PAGE);
        var records = read(warc.bytes());
        assertThat(records).extracting(Read::type).containsExactly("warcinfo", "request", "response", "metadata");
        assertThat(records.get(1).block())
                .startsWith("GET /%E5%95%86%E5%93%81/1?q=a|b HTTP/1.1\r\nHost: mall.test\r\n");
        var response = records.get(2);
        assertThat(response.block())
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("X-Crawler-Content-Encoding: gzip\r\n")
                .contains("Content-Length: " + PAGE.length + "\r\n\r\n<html>");
        assertThat(response.headers())
                .contains("WARC-IP-Address: 203.0.113.7")
                .contains("WARC-Date: 2026-11-09T03:40:00.123456Z")
                .contains("WARC-Record-ID: <urn:uuid:" + warc.responseId() + ">");
        assertThat(records.get(3).headers()).contains("WARC-Concurrent-To: <urn:uuid:" + warc.responseId() + ">");
    }

    @Test
    void theProcedureLogSaysHowThePageWasComeBy() throws Exception {
        // Given
        var answered = answered(PAGE);

        // When
        var warc = WarcFile.ofPage(
                Procedure.of(MAKER, URL, answered, answered.body().sha256(), null), answered);

        // Then
        var log = EventJson.mapper().readTree(read(warc.bytes()).get(3).block());
        assertThat(log.at("/operator").asText()).isEqualTo("Lanting brand protection");
        assertThat(log.at("/software").asText()).isEqualTo("Holdline crawler-service 1");
        assertThat(log.at("/timeSource").asText()).isEqualTo("chrony");
        assertThat(log.at("/asked").asText()).isEqualTo(URL);
        assertThat(log.at("/sha256").asText()).isEqualTo(answered.body().sha256());
        assertThat(log.at("/steps/0/redirectedTo").asText()).isEqualTo("/商品/1");
        assertThat(log.at("/steps/1/connectedTo").asText()).isEqualTo("203.0.113.7 port 443");
        assertThat(log.at("/steps/1/protocol").asText()).isEqualTo("h2");
        assertThat(log.at("/steps/1/tls/version").asText()).isEqualTo("TLSv1.3");
        assertThat(log.at("/steps/1/tls/cipher").asText()).isEqualTo("TLS_AES_128_GCM_SHA256");
        assertThat(log.at("/steps/1/tls/subject").asText()).isEqualTo("CN=mall.test");
        assertThat(log.at("/steps/1/tls/certificateSha256").asText()).hasSize(64);
        assertThat(log.at("/steps/1/robots/decision").asText()).isEqualTo("allowed");
        assertThat(log.at("/steps/1/robots/status").asInt()).isEqualTo(404);
    }

    @Test
    void theProcedureLogTellsTheConnectionAsTheServerSawIt() throws Exception {
        // Given
        var certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("mall.test")
                .commonName("mall.test")
                .build();
        var serving =
                new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        var trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        try (var mall = new MockWebServer()) {
            mall.useHttps(serving.sslSocketFactory());
            mall.start(InetAddress.getLoopbackAddress(), 0);
            mall.enqueue(new MockResponse.Builder().body("<p>page</p>").build());
            var client = Clients.with(
                    Map.of("allow-private-addresses", "true"),
                    _ -> List.of(InetAddress.getLoopbackAddress()),
                    http -> http.sslSocketFactory(trusting.sslSocketFactory(), trusting.trustManager()));
            var url = "https://mall.test:" + mall.getPort() + "/item/1";

            // When
            var answered = (Fetched.Answered) client.page(url, Clients.OPEN, null, null);
            var warc = WarcFile.ofPage(
                    Procedure.of(MAKER, url, answered, answered.body().sha256(), null), answered);

            // Then
            var handshake = mall.takeRequest().getHandshake();
            var tls = EventJson.mapper()
                    .readTree(read(warc.bytes()).get(3).block())
                    .at("/steps/0/tls");
            assertThat(tls.at("/version").asText())
                    .isEqualTo(handshake.tlsVersion().javaName())
                    .startsWith("TLSv1.");
            assertThat(tls.at("/cipher").asText())
                    .isEqualTo(handshake.cipherSuite().javaName())
                    .startsWith("TLS_");
            assertThat(tls.at("/certificateSha256").asText())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(certificate.certificate().getEncoded())));
            assertThat(tls.at("/subject").asText()).isEqualTo("CN=mall.test");
        }
    }

    @Test
    void whatIsOnlyTheStartOfAnAnswerIsSaidToBe() throws Exception {
        // Given
        try (var server = new RawServer()) {
            var client = Clients.local(Map.of("max-body", "1000", "read-timeout", "PT0.5S"));
            var head = "HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n";
            server.on("/long", "HTTP/1.1 403 Forbidden", new byte[5_000]);
            server.on("/slow", out -> {
                out.write((head + "first words").getBytes(StandardCharsets.US_ASCII));
                out.flush();
                TimeUnit.SECONDS.sleep(2);
                return false;
            });
            server.on("/short", out -> {
                out.write((head + "first words").getBytes(StandardCharsets.US_ASCII));
                return false;
            });
            server.on("/whole", "HTTP/1.1 403 Forbidden", new byte[10]);

            for (var said : List.of("/long length", "/slow time", "/short disconnect", "/whole null")) {
                var expected = said.split(" ", -1);
                var url = server.url(expected[0]);

                // When
                var answered = (Fetched.Answered) client.page(url, Clients.OPEN, null, null);
                var warc = WarcFile.ofPage(
                        Procedure.of(MAKER, url, answered, answered.body().sha256(), null), answered);

                // Then
                var records = read(warc.bytes());
                var truncated = records.get(2).headers().stream()
                        .filter(header -> header.startsWith("WARC-Truncated: "))
                        .map(header -> header.substring("WARC-Truncated: ".length()))
                        .findFirst()
                        .orElse("null");
                assertThat(truncated).as(said).isEqualTo(expected[1]);
                assertThat(EventJson.mapper()
                                .readTree(records.get(3).block())
                                .path("truncated")
                                .asText("null"))
                        .as(said)
                        .isEqualTo(expected[1]);
                assertThat(WarcFile.page(warc.bytes()))
                        .hasSize(answered.body().size())
                        .hasSizeGreaterThan(9);
            }
        }
    }

    @Test
    void theSameBytesAgainAreARevisitThatSaysWhereTheyAre() throws Exception {
        // Given
        var answered = answered(PAGE);
        var sha256 = answered.body().sha256();
        var first = WarcFile.ofPage(Procedure.of(MAKER, URL, answered, sha256, null), answered);
        var original = new WarcFile.Original(first.responseId(), URL, AT.minusSeconds(600));

        // When
        var again = WarcFile.ofRevisit(Procedure.of(MAKER, URL, answered, sha256, original.at()), answered, original);

        // Then
        assertThat(validated(again)).isEqualTo("");
        assertThat(again.bytes().length).isLessThan(3_000);
        try (var reader = new WarcReader(new ByteArrayInputStream(again.bytes()))) {
            var revisit = reader.records()
                    .filter(WarcRevisit.class::isInstance)
                    .map(WarcRevisit.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(revisit.profile()).isEqualTo(WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1);
            assertThat(revisit.refersTo()).hasToString("Optional[urn:uuid:" + first.responseId() + "]");
            assertThat(revisit.refersToDate()).contains(original.at());
            assertThat(revisit.payloadDigest().orElseThrow().hex()).isEqualTo(sha256);
        }
    }

    @Test
    void ourRecordsCarryWhatOtherCrawlersRecordsCarry() throws IOException {
        assumeThat(SHARED).as("SKIPPED: the shared data is not here").exists();
        // Given
        var answered = answered(PAGE);
        var ours = WarcFile.ofPage(
                Procedure.of(MAKER, URL, answered, answered.body().sha256(), null), answered);
        var theirs = read(Files.readAllBytes(SHARED)).stream()
                .filter(record -> record.type().equals("response"))
                .findFirst()
                .orElseThrow();

        // When
        var response = read(ours.bytes()).get(2);

        // Then
        var missing = names(theirs.headers());
        missing.removeAll(names(response.headers()));
        // Common Crawl guesses a type, and names one warcinfo for a file of many visits; a file of ours is one visit.
        assertThat(missing).isSubsetOf("WARC-Identified-Payload-Type", "WARC-Warcinfo-ID", "WARC-Concurrent-To");
    }

    private static List<String> names(List<String> headers) {
        return headers.stream()
                .map(header -> header.substring(0, header.indexOf(':')))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private record Read(String type, List<String> headers, String block) {}

    private static List<Read> read(byte[] warc) throws IOException {
        var records = new ArrayList<Read>();
        try (var reader = new WarcReader(new ByteArrayInputStream(warc))) {
            for (WarcRecord record : reader) {
                var headers = record.headers().map().entrySet().stream()
                        .flatMap(header -> header.getValue().stream().map(value -> header.getKey() + ": " + value))
                        .toList();
                records.add(new Read(
                        record.type(),
                        headers,
                        new String(record.body().stream().readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return records;
    }

    /** What jwarc's own validator objects to, run as the tool it is: it checks every digest. */
    private String validated(WarcFile warc) throws Exception {
        var file = Files.write(folder.resolve(warc.sha256() + ".warc.gz"), warc.bytes());
        var tool = Path.of(WarcTool.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        tool.toString(),
                        WarcTool.class.getName(),
                        "validate",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return run.exitValue() == 0 ? "" : "exit " + run.exitValue() + ": " + said;
    }

    static Fetched.Answered answered(byte[] page) throws IOException {
        var ip = InetAddress.getByAddress("mall.test", new byte[] {(byte) 203, 0, 113, 7});
        var basis = new Exchange.RobotsBasis(404, AT.minusSeconds(60));
        var tls = new Exchange.Tls(
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "CN=mall.test",
                HexFormat.of().formatHex(new byte[32]));
        var sent =
                List.of(new Exchange.Header("Host", "mall.test"), new Exchange.Header("User-Agent", "HoldlineBot/1.0"));
        var redirect = new Exchange(
                "https://mall.test/1",
                AT.minusSeconds(2),
                new InetSocketAddress(ip, 443),
                "h2",
                tls,
                sent,
                301,
                "",
                List.of(new Exchange.Header("Location", "/商品/1")),
                basis);
        var last = new Exchange(
                URL,
                AT.minusSeconds(1),
                new InetSocketAddress(ip, 443),
                "h2",
                tls,
                sent,
                200,
                "OK",
                List.of(
                        new Exchange.Header("Content-Type", "text/html;;; charset=\"broken"),
                        new Exchange.Header("Content-Encoding", "gzip"),
                        new Exchange.Header("Content-Length", "17")),
                basis);
        return new Fetched.Answered(
                200,
                new Body(page),
                "text/html",
                null,
                null,
                null,
                URL,
                AT,
                Duration.ofMillis(80),
                List.of(redirect, last));
    }
}
