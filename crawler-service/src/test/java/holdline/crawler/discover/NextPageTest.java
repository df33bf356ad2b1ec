package holdline.crawler.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextPageTest {

    private static final String URL = "https://www.shop.example/search?q=cream&page=1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel='next' href='/search?q=cream&amp;page=2'>",
                "<a rel='nofollow next' href='?q=cream&amp;page=2'>2</a>",
                "<a href='/search?q=cream&amp;page=1'>1</a><a href='/search?q=cream&amp;page=2'>下一页</a>",
                "<a href='/search?q=cream&amp;page=2#top'>下一页 &gt;</a>",
                "<a href='/search?q=cream&amp;page=2' aria-label='Next page'><svg></svg></a>",
                "<a href='/search?q=cream&amp;page=2' class='pagination-next'>›</a>",
                "<a href='https://www.shop.example/search?q=cream&amp;page=2'>Next</a>",
            })
    void findsTheLinkPeopleWouldTake(String html) {
        assertThat(next(html)).hasValue("https://www.shop.example/search?q=cream&page=2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='#'>Next</a>",
                "<a href='javascript:next()'>下一页</a>",
                "<a href='https://ads.example/2'>Next</a>",
                "<a class='next disabled' href='?page=2'>Next</a>",
                "<a href='/search?q=cream&amp;page=1#more'>Next</a>",
                "<a href='/next-day-delivery'>Next day delivery</a>",
                "<a class='slick-next' href='/item/77'>Lanting cream, 50 ml</a>",
            })
    void takesNothingElseForIt(String html) {
        assertThat(next(html)).isEmpty();
    }

    @Test
    void anApiAnswerMayNameItsNextPage() {
        var answer = "{\"total\":80,\"next\":\"https://api.shop.example/items?offset=50\",\"items\":[]}";
        assertThat(NextPage.ofPayload(answer.getBytes(StandardCharsets.UTF_8), "https://api.shop.example/items"))
                .hasValue("https://api.shop.example/items?offset=50");
        assertThat(NextPage.ofPayload("{\"next\":2}".getBytes(StandardCharsets.UTF_8), URL))
                .isEmpty();
        assertThat(NextPage.ofPayload("nothing".getBytes(StandardCharsets.UTF_8), URL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html></html>|HTML",
                "<?xml version='1.0'?><rss/>|XML",
                "From: <Saved by Blink>\\nSnapshot-Content-Location: https://a.example/\\nMIME-Version: 1.0\\nContent-Type: multipart/related;\\n\\ttype=\"text/html\"|MHTML",
                "GIF89a|GIF",
                "id,title\\n1,Content-Type: multipart/related|TEXT",
                "%PDF-1.7|TEXT",
            })
    void contentIsWhatItsBytesAre(String content, ContentKind kind) {
        var bytes = content.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8);
        assertThat(ContentKind.of(bytes)).isEqualTo(kind);
    }

    private static java.util.Optional<String> next(String html) {
        return NextPage.of(Jsoup.parse("<html><body>" + html + "</body></html>", URL), URL);
    }
}
