package holdline.crawler.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import holdline.crawler.fetch.Sha256;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every store; the bucket lies on a real server that speaks S3, in a process of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptureStoreTest {

    private static final Path S3_SERVER = Path.of("target/s3mock/s3mock.jar");

    private Path folder;
    private Process s3;
    private CaptureBucket bucket;

    @BeforeAll
    void startTheS3Server(@TempDir Path temporary) throws IOException {
        folder = temporary;
        var port = freePort();
        s3 = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx192m",
                        "-Dserver.port=0",
                        "-Dhttp.port=" + port,
                        "-Dserver.address=127.0.0.1",
                        "-Dcom.adobe.testing.s3mock.store.initialBuckets=evidence",
                        "-Dcom.adobe.testing.s3mock.store.root=" + folder.resolve("s3"),
                        "-jar",
                        S3_SERVER.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/s3mock/s3mock.log").toFile())
                .start();
        Files.createDirectories(folder.resolve("s3"));
        var address = URI.create("http://127.0.0.1:" + port);
        await().atMost(Duration.ofSeconds(60)).until(() -> answers(address));
        bucket = new CaptureBucket(config(Map.of(
                        "holdline.crawler.evidence.bucket.name", "evidence",
                        "holdline.crawler.evidence.bucket.endpoint", address.toString(),
                        "holdline.crawler.evidence.bucket.access-key", "key",
                        "holdline.crawler.evidence.bucket.secret-key", "secret"))
                .bucket());
    }

    @AfterAll
    void stopTheS3Server() {
        bucket.close();
        s3.destroyForcibly();
    }

    Stream<CaptureStore> stores() {
        return Stream.of(new CaptureFiles(folder.resolve("files")), bucket);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void keepsFindsShowsAndForgets(CaptureStore store) {
        // Given
        var bytes = "a record".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var name = Sha256.of(bytes);
        var shelf = Integer.parseInt(name.substring(0, 2), 16);

        // When
        store.keep(name, bytes);
        store.keep(name, bytes);

        // Then
        assertThat(store.find(name))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes));
        assertThat(store.find("0".repeat(64))).isEmpty();
        assertThat(names(store, shelf)).containsExactly(name);
        assertThat(names(store, (shelf + 1) % CaptureStore.SHELVES)).isEmpty();
        store.forget(name);
        store.forget(name);
        assertThat(store.find(name)).isEmpty();
        assertThat(names(store, shelf)).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("stores")
    void showsALongShelfPageByPage(CaptureStore store) {
        // Given
        var names = new ArrayList<String>();
        for (var i = 0; i < 30; i++) {
            names.add("ee" + Sha256.of(new byte[] {(byte) i}).substring(2));
        }
        names.forEach(name -> store.keep(name, new byte[] {1}));

        // When
        var pages = new ArrayList<Integer>();
        store.shelf(0xee, page -> pages.add(page.size()));

        // Then
        assertThat(pages.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
        assertThat(pages).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(CaptureStore.PAGE));
        assertThat(names(store, 0xee)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void aCrashWhileWritingLeavesNoRecordAndALeftoverThatTheSweepSees() throws IOException {
        // Given
        var store = new CaptureFiles(folder.resolve("crashed"));
        var name = "ab" + "0".repeat(62);
        var shelf = Files.createDirectories(folder.resolve("crashed/ab"));
        var leftover = Files.write(shelf.resolve("." + name + ".7d1c"), new byte[] {1, 2});

        // When
        var found = store.find(name);

        // Then
        assertThat(found).isEmpty();
        assertThat(names(store, 0xab)).containsExactly(leftover.getFileName().toString());
        store.keep(name, new byte[] {3});
        assertThat(store.find(name)).isPresent();
        store.forget(leftover.getFileName().toString());
        assertThat(names(store, 0xab)).containsExactly(name);
    }

    private static List<String> names(CaptureStore store, int shelf) {
        var names = new ArrayList<String>();
        store.shelf(
                shelf,
                page -> page.forEach(stored -> {
                    assertThat(stored.writtenAt()).isAfter(Instant.EPOCH);
                    names.add(stored.name());
                }));
        return names;
    }

    static EvidenceConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(EvidenceConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(EvidenceConfig.class);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(2_000);
            return connection.getResponseCode() < 500;
        } catch (IOException _) {
            return false;
        }
    }
}
