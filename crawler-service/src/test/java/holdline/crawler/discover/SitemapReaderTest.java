package holdline.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitemapReaderTest {

    private static final Path SHARED = Path.of("../../shared/data/robots-sitemaps-urls");
    private static final String URL = "https://shop.example/sitemap.xml";

    @Test
    void readsAUrlSetAndLeavesStrangersOut() {
        // Given
        var sitemap = """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <url><loc>https://shop.example/p/1</loc></url>
                  <url><loc>https://www.shop.example/p/2</loc></url>
                  <url><loc>https://elsewhere.example/p/3</loc></url>
                </urlset>
                """;

        // When
        var found = found(bytes(sitemap));

        // Then
        assertThat(found.listings()).containsExactly("https://shop.example/p/1", "https://www.shop.example/p/2");
        assertThat(found.pages()).isEmpty();
        assertThat(found.badRows()).isEqualTo(1);
        assertThat(found.remarks()).containsExactly("1 addresses lead outside this site and were left out");
    }

    @Test
    void readsAnIndexCompressed() {
        // Given
        var index = """
                <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <sitemap><loc>https://shop.example/sitemap-1.xml.gz</loc></sitemap>
                  <sitemap><loc>https://shop.example/sitemap.xml</loc></sitemap>
                </sitemapindex>
                """;

        // When
        var found = found(gzip(bytes(index)));

        // Then
        assertThat(found.pages()).containsExactly("https://shop.example/sitemap-1.xml.gz");
    }

    @Test
    void opensNoBomb() {
        // Given
        var bomb = gzip(new byte[64 * 1024 * 1024]);

        // When
        var read = SitemapReader.read(bomb, URL);

        // Then
        assertThat(((Document.Refused) read).why()).startsWith("the compressed document opens to more than");
    }

    @Test
    void opensNothingMadeOfThousandsOfEmptyParts() {
        // Given
        var empty = gzip(new byte[0]);
        var parts = new byte[empty.length * 100_000];
        for (var i = 0; i < parts.length; i++) {
            parts[i] = empty[i % empty.length];
        }

        // When
        var read = SitemapReader.read(parts, URL);

        // Then
        assertThat(read).isInstanceOf(Document.Refused.class);
    }

    @Test
    void opensNothingThatIsCompressedTwice() {
        var twice = gzip(gzip(bytes("https://shop.example/p/1")));
        assertThat(SitemapReader.read(twice, URL))
                .isEqualTo(new Document.Refused("the compressed document holds another compressed document"));
    }

    @Test
    void readsNoXmlThatBringsItsOwnTypes() {
        // Given
        var laughs = IntStream.range(1, 10)
                .mapToObj(n -> "<!ENTITY l" + n + " \"" + ("&l" + (n - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining(
                        "\n", "<?xml version=\"1.0\"?>\n<!-- x --><!DOCTYPE u [<!ENTITY l0 \"ha\">", "]>"));
        var xml = laughs + "<urlset><url><loc>https://shop.example/&l9;</loc></url></urlset>";

        // When
        var read = SitemapReader.read(bytes(xml), URL);
        var wide = SitemapReader.read(("\uFEFF" + xml).getBytes(StandardCharsets.UTF_16LE), URL);

        // Then
        var refused = new Document.Refused("the sitemap declares a document type, which is not read");
        assertThat(read).isEqualTo(refused);
        assertThat(wide).isEqualTo(refused);
    }

    @Test
    void takesNoMoreThanItsBound() {
        // Given
        var text = IntStream.range(0, SitemapReader.MAX_ADDRESSES + 7)
                .mapToObj(n -> "https://shop.example/p/" + n)
                .collect(Collectors.joining("\n"));

        // When
        var found = found(bytes(text));

        // Then
        assertThat(found.listings()).hasSize(SitemapReader.MAX_ADDRESSES);
        assertThat(found.remarks()).singleElement().asString().contains("5007");
    }

    @Test
    void looksOnlyAtTheStartOfAnEndlessSitemap() {
        // Given
        var entries = IntStream.range(0, 30_000)
                .mapToObj(n -> "<url><loc>https://shop.example/p/" + n + "</loc></url>")
                .collect(Collectors.joining());

        // When
        var found = found(bytes("<?xml version=\"1.0\"?><urlset>" + entries + "</urlset>"));

        // Then
        assertThat(found.listings())
                .hasSize(SitemapReader.MAX_ADDRESSES)
                .startsWith("https://shop.example/p/0", "https://shop.example/p/1");
        assertThat(found.remarks()).contains("only the first 10000 entries were looked at");
    }

    @Test
    void refusesXmlMadeOfTags() {
        // When
        var read = SitemapReader.read(bytes("<urlset>" + "<a/>".repeat(600_000) + "</urlset>"), URL);

        // Then
        assertThat(read).isEqualTo(new Document.Refused("the sitemap has more than 500000 tags"));
    }

    @Test
    void refusesTextWithoutAddresses() {
        assertThat(SitemapReader.read(bytes("nothing here"), URL)).isInstanceOf(Document.Refused.class);
        assertThat(SitemapReader.read(new byte[] {0, 1, 2, 3}, URL)).isInstanceOf(Document.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "sitemaps/sitemap.ns.xml, http://www.example.com/sitemap.xml, 0, 2",
        "sitemaps/sitemap.badns.xml, http://www.example.com/sitemap.xml, 0, 2",
        "sitemaps/sitemap.index.xml, https://example.com/sitemap.index.xml, 15, 0",
        "sitemaps/sitemap.txt, http://www.domain.com/sitemap.txt, 0, 2",
        "sitemaps/sitemap.txt.gz, http://www.example.com/sitemap.txt.gz, 0, 5",
        "sitemaps/sitemap-with-bom.txt, http://www.domain.com/sitemap.txt, 0, 2",
        "sitemaps/xmlSitemap.gz, http://www.example.com/sitemap.xml.gz, 0, 5",
        "sitemaps/atom.xml, http://example.org/feed/, 0, 1",
        "rss/feed.rss, https://www.example.com/feed.rss, 0, 4",
        "rss/xmlRss_pubDate.xml, http://www.example.com/rss.xml, 0, 7",
    })
    void realFilesBehaveAsTheirNamesSay(String file, String url, int pages, int listings) throws IOException {
        // Given
        var path = SHARED.resolve(file);
        assumeTrue(Files.exists(path), () -> "SKIPPED: " + path + " is not here");

        // When
        var found = ((Document.Read) SitemapReader.read(Files.readAllBytes(path), url)).found();

        // Then
        assertThat(found.pages()).hasSize(pages);
        assertThat(found.listings()).hasSize(listings);
    }

    private static Found found(byte[] bytes) {
        return ((Document.Read) SitemapReader.read(bytes, URL)).found();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
