package holdline.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.extract.Offering;
import holdline.events.Availability;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedReaderTest {

    private static final String URL = "https://feeds.shop.example/products";
    private static final Instant NOW = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void readsGoogleMerchantXmlAndNotThePriceOfShipping() {
        // Given
        var feed = """
                <?xml version="1.0"?>
                <rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>
                <item><g:id>A1</g:id><g:title>Lanting cream 50 ml</g:title><g:link>https://shop.example/p/a1</g:link>
                  <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
                  <g:price>129.00 EUR</g:price><g:sale_price>99.50 EUR</g:sale_price>
                  <g:sale_price_effective_date>2026-11-01T00:00+0800/2026-11-12T00:00+0800</g:sale_price_effective_date>
                  <g:availability>in stock</g:availability><g:brand>Lanting</g:brand><g:gtin>6901234567892</g:gtin>
                  <g:image_link>https://shop.example/a1.jpg</g:image_link></item>
                <item><g:id>A2</g:id><g:title>Old sale</g:title><g:link>https://shop.example/p/a2</g:link>
                  <g:price>20 EUR</g:price><g:sale_price>10 EUR</g:sale_price>
                  <g:sale_price_effective_date>2025-11-01T00:00+0800/2025-11-12T00:00+0800</g:sale_price_effective_date></item>
                <item><g:id>A3</g:id><g:title>No price</g:title><g:link>https://shop.example/p/a3</g:link></item>
                </channel></rss>
                """;

        // When
        var read = read(feed.getBytes(StandardCharsets.UTF_8), 100);

        // Then
        var cream = read.offerings().getFirst();
        assertThat(cream.url()).isEqualTo("https://shop.example/p/a1");
        assertThat(cream.title()).isEqualTo("Lanting cream 50 ml");
        assertThat(amount(cream)).isEqualByComparingTo("99.50");
        assertThat(cream.listPrice().amount()).isEqualByComparingTo("129.00");
        assertThat(cream.availability()).isEqualTo(Availability.IN_STOCK);
        assertThat(cream.gtin()).isEqualTo("6901234567892");
        assertThat(cream.provenance()).containsExactly("feed");
        assertThat(amount(read.offerings().get(1))).isEqualByComparingTo("20");
        assertThat(read.found().badRows()).isEqualTo(1);
        assertThat(read.found().remarks()).containsExactly("item 3: it states no price with a currency");
    }

    @Test
    void readsATableInTheCharactersOfItsCountryAndCountsBadRows() {
        // Given
        var feed = """
                商品名称,商品链接,价格,货币,店铺名称
                "蓝庭面霜, 50ml",https://shop.example/p/1,129.00,CNY,悦美小店
                蓝庭乳液,https://shop.example/p/2,¥89.5,,悦美小店
                没有链接,,10,CNY,小店
                没有价格,https://shop.example/p/4,面议,CNY,小店
                """;

        // When
        var read = read(feed.getBytes(Charset.forName("GB18030")), 100);

        // Then
        assertThat(read.offerings()).extracting(Offering::title).containsExactly("蓝庭面霜, 50ml", "蓝庭乳液");
        assertThat(read.offerings())
                .extracting(FeedReaderTest::amount)
                .containsExactly(new BigDecimal("129.00"), new BigDecimal("89.5"));
        assertThat(read.offerings().getFirst().seller().name()).isEqualTo("悦美小店");
        assertThat(read.found().remarks())
                .containsExactly("line 4: it has no link to the product", "line 5: it states no price with a currency");
    }

    @Test
    void readsJsonLinesALineAtATime() {
        // Given
        var feed = """
                {"id":"1","name":"Cream","url":"https://shop.example/1","price":{"amount":"12.30","currency":"EUR"}}
                {"id":"2","name":
                {"id":"3","name":"Milk","url":"/3","price":"8.00 EUR","availability":"out_of_stock","images":["x"]}
                []
                """;

        // When
        var read = read(SitemapReaderTest.gzip(feed.getBytes(StandardCharsets.UTF_8)), 100);

        // Then
        assertThat(read.offerings())
                .extracting(Offering::url)
                .containsExactly("https://shop.example/1", "https://feeds.shop.example/3");
        assertThat(read.offerings().get(1).availability()).isEqualTo(Availability.OUT_OF_STOCK);
        assertThat(read.found().remarks()).containsExactly("line 2: it is not JSON", "line 4: it is not an object");
    }

    @Test
    void takesAsManyRowsAsAreWantedAndKeepsWhatComesBeforeABreak() {
        // Given
        var rows = IntStream.range(0, 20)
                .mapToObj(n -> "{\"link\":\"https://shop.example/" + n + "\",\"price\":\"5 EUR\"}")
                .collect(Collectors.joining(",", "[", ",{\"link\":\"https://sh"));

        // When
        var read = read(rows.getBytes(StandardCharsets.UTF_8), 12);

        // Then
        assertThat(read.offerings()).hasSize(12);
        assertThat(read.found().remarks())
                .containsExactly("row 21: the JSON breaks off", "8 more products are beyond the 12 this watch takes");
    }

    @Test
    void refusesWhatIsNoFeed() {
        assertThat(FeedReader.read(bytes("<!DOCTYPE r [<!ENTITY a \"b\">]><rss/>"), null, URL, NOW, 10))
                .isEqualTo(new Document.Refused("the feed declares a document type, which is not read"));
        assertThat(FeedReader.read(bytes("<html><body>Log in</body></html>"), null, URL, NOW, 10))
                .isInstanceOf(Document.Refused.class);
        assertThat(FeedReader.read(bytes("[".repeat(100_000)), null, URL, NOW, 10))
                .isInstanceOf(Document.Refused.class);
        assertThat(FeedReader.read(SitemapReaderTest.gzip(new byte[64 * 1024 * 1024]), null, URL, NOW, 10))
                .isInstanceOf(Document.Refused.class);
    }

    @Test
    void aTableThatBreaksOffKeepsItsGoodRowsAndSaysWhere() {
        // When
        var table = CsvRows.read("A b;C\n1;2\n\n3;\"open\n4;5\n", 10);

        // Then
        assertThat(table.columns()).containsExactly("a_b", "c");
        assertThat(table.rows()).extracting(CsvRows.Row::line).startsWith(2L);
        assertThat(table.rows().getFirst().values()).containsEntry("a_b", "1").containsEntry("c", "2");
        assertThat(table.broken())
                .hasValueSatisfying(broken -> assertThat(broken.line()).isEqualTo(4));
    }

    private static Document.Read read(byte[] bytes, int most) {
        return (Document.Read) FeedReader.read(bytes, null, URL, NOW, most);
    }

    private static BigDecimal amount(Offering offering) {
        return offering.price().amount();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
