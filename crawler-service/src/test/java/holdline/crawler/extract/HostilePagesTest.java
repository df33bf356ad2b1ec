package holdline.crawler.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePagesTest {

    private final Extractor extractor = new Extractor(Recipes.shipped());

    static List<String> pages() {
        var noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        return List.of(
                "",
                "\u0000\u0000\u0000",
                "<div>".repeat(100_000),
                "<div itemscope itemtype='http://schema.org/Product'>".repeat(5_000),
                "<div itemscope itemprop=offers>".repeat(5_000),
                "<script type='application/ld+json'>" + "[".repeat(10_000) + "</script>",
                "<script type='application/ld+json'>" + "{\"@graph\":".repeat(10_000) + "</script>",
                "<script type='application/ld+json'>{\"@type\":\"Product\",\"offers\":{\"price\":\"1e999999999\"}}</script>",
                "<script type='application/ld+json'>{\"@type\":\"Product\",\"offers\":{\"price\":" + "9".repeat(100_000)
                        + "}}</script>",
                "<meta property='product:price:amount' content='" + "9".repeat(500_000) + "'>",
                "<meta property='product:price:amount' content='" + "1,".repeat(200_000) + "'>",
                "g_page_config = {".repeat(10_000),
                "<div>".repeat(2_000_000),
                "<p>".repeat(100_000) + "1,".repeat(100_000),
                "<b><i><a>".repeat(10_000),
                "<table>".repeat(30_000),
                "<div itemscope itemtype='http://schema.org/Product'><b itemprop='price name brand'>".repeat(3_000)
                        + "x ".repeat(100_000),
                "<script>window.__INITIAL_STATE__ = " + "{\"a\":".repeat(20_000) + "</script>",
                "<script>window.data = {\"a\":undefined,".repeat(3_000) + "</script>",
                "<script>self.__next_f.push([1,\"" + "1:{\\n".repeat(50_000) + "\"])</script>",
                "<script type='application/ld+json'>{\"@type\":\"Product\",\"offers\":["
                        + "{\"price\":\"\"},".repeat(20_000) + "]}</script>",
                "<span class='" + "price-".repeat(100_000) + "'>" + "\u00a0".repeat(100_000) + "</span>",
                "<meta name='x' content='y'>".repeat(20_000),
                "<!--".repeat(100_000),
                "<script".repeat(20_000),
                new String(noise, UTF_8));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("pages")
    void endsSoonAndNeverClaimsAPrice(String page) {
        // When
        var extraction = assertTimeoutPreemptively(
                        Duration.ofSeconds(10),
                        () -> extractor.read(page.getBytes(UTF_8), "text/html", "https://s.taobao.com/search?q=x"))
                .extraction();

        // Then
        assertThat(extraction).isNotInstanceOfAny(Extraction.Item.class, Extraction.Cards.class);
    }

    @Test
    void saysWhenTheRestOfAPageWasNotRead() {
        // Given
        var price = "<h1>Face cream</h1><p class=price>EUR 12.00</p><button>Add to cart</button>";

        // When
        var many = extractor.read(("<p>x".repeat(50_000) + price).getBytes(UTF_8), "text/html", "https://a.example/1");
        var wide = new StringBuilder("<div ");
        for (var i = 0; i < 30_000; i++) {
            wide.append('a').append(i).append("=1 ");
        }
        var flooded = extractor.read((wide + ">" + price).getBytes(UTF_8), "text/html", "https://a.example/1");

        // Then
        for (var read : List.of(many, flooded)) {
            assertThat(read.extraction())
                    .isInstanceOfSatisfying(
                            Extraction.Unrecognised.class,
                            unread -> assertThat(unread.detail()).contains("more than 40000 tags"));
        }
    }
}
