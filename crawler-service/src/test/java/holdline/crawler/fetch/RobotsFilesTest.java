package holdline.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.frontier.Robots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The robots.txt files of the shared data behave as their names say. Skipped, loudly, where they are absent. */
class RobotsFilesTest {

    private static final Path FILES = Path.of("../../shared/data/robots-sitemaps-urls/robots");

    private static RobotsRules rules(String file, String agent) throws IOException {
        var path = FILES.resolve(file);
        Assumptions.assumeTrue(Files.isRegularFile(path), "SKIPPED: no shared data at " + path);
        var text = RobotsRules.text(Files.readAllBytes(path));
        return RobotsRules.of(new Robots(200, text, Instant.EPOCH), agent);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "rfc9309-example-simple-robots.txt, FooBot, /example/page.html, true",
        "rfc9309-example-simple-robots.txt, foobot, /example/allowed.gif, true",
        "rfc9309-example-simple-robots.txt, foobot, /anything, false",
        "rfc9309-example-simple-robots.txt, barbot, /example/page.html, false",
        "rfc9309-example-simple-robots.txt, bazbot, /example/page.html, false",
        "rfc9309-example-simple-robots.txt, bazbot, /example/other.html, true",
        "rfc9309-example-simple-robots.txt, quxbot, /example/page.html, true",
        "rfc9309-example-simple-robots.txt, HoldlineBot, /picture.gif, false",
        "rfc9309-example-simple-robots.txt, HoldlineBot, /example/, false",
        "rfc9309-example-simple-robots.txt, HoldlineBot, /publications/, true",
        "rfc9309-example-longest-match-robots.txt, foobot, /example/page/, true",
        "rfc9309-example-longest-match-robots.txt, foobot, /example/page/disallowed.gif, false",
        "rfc9309-example-rule-group-merging.txt, ExampleBot, /foo, false",
        "rfc9309-example-rule-group-merging.txt, ExampleBot, /baz, false",
        "rfc9309-example-rule-group-merging.txt, BazBot, /foo, true",
        "rfc9309-example-rule-group-merging.txt, BazBot, /baz, false",
        "rfc9309-example-rule-group-merging.txt, HoldlineBot, /bar, false",
        "rfc9309-example-rule-group-merging.txt, HoldlineBot, /baz, true",
        "precedence-of-rules.txt, testy, /foo, false",
        "precedence-of-rules.txt, testy, /foo/bar, true",
        "precedence-of-rules.txt, testy, /foo/baz, false",
        "precedence-of-rules.txt, wget, /foo, true",
        "precedence-of-rules.txt, wget, /other, false",
        "merge-rules.txt, testy, /x, false",
        "merge-rules.txt, wget, /foo/bar, true",
        "merge-rules.txt, wget, /tmp/bar, false",
        "merge-rules.txt, wget, /ckh/bar, true",
        "merge-rules.txt, HoldlineBot, /foo/bar, false",
        "wildcards.txt, HoldlineBot, /gp/registry/wishlist/42/reserve, false",
        "wildcards.txt, HoldlineBot, /gp/cart/view, false",
        "wildcards.txt, HoldlineBot, /wishlist/universal-button, true",
        "wildcards.txt, HoldlineBot, /any/gcrnsts, false",
        "wildcards.txt, HoldlineBot, /dp/B000000000, true",
        "crawl-delay-group-merging.txt, mybot, /private/x, false",
        "crawl-delay-group-merging.txt, yourbot, /private/x, false",
        "crawl-delay-group-merging.txt, yourbot, /login/x, false",
        "crawl-delay-group-merging.txt, HoldlineBot, /private/x, true",
        "extensions-group-merging.txt, mybot, /private/x, false",
        "extensions-group-merging.txt, mybot, /login/x, false",
        "extensions-group-merging.txt, yourbot, /private/x, false",
        "extensions-group-merging.txt, HoldlineBot, /llms.txt, true",
        "extensions-group-merging.txt, HoldlineBot, /other, false",
        "extension-robots.txt, mybot, /private/x, false",
        "extension-robots.txt, mybot, /admin/x, true",
        "extension-robots.txt, HoldlineBot, /private/x, true",
        "extended-standard-robots.txt, bot3, /x, true",
        "directive-typos-robots.txt, bot1, /desallow/x, false",
        "directive-typos-robots.txt, bot1, /dissalow/x, false",
        "directive-typos-robots.txt, bot2, /useragent/x, false",
        "format-errors-robots.txt, bot1, /whitespace-before-colon/x, false",
        "format-errors-robots.txt, bot3, /whitespace-before-colon, true",
        "format-errors-robots.txt, bot3, /x, false",
        "malformed-path.txt, HoldlineBot, /wiki/Wikipedia_talk:Mediation_Committee/x, false",
        "malformed-path.txt, HoldlineBot, /wiki/Main, true",
        "many-user-agents.txt, wget, /home.php, false",
        "many-user-agents.txt, blackwidow, /home.php, false",
        "relative-sitemap-robots.txt, HoldlineBot, /cache/x, false",
        "sitemap-robots.txt, HoldlineBot, /x, true",
        "sitemap-robots-dedup.txt, HoldlineBot, /x, true",
        "twitter.com-robots.txt, HoldlineBot, /search?q=a, false",
        "twitter.com-robots.txt, HoldlineBot, /a/with_friends, false",
        "www.flot.com-robots.txt, HoldlineBot, /bitrix/x, false",
        "astore.amazon.com-robots.txt, HoldlineBot, /x, true",
        "dos-line-endings.txt, HoldlineBot, /x, true"
    })
    void allowsWhatTheFileAllows(String file, String agent, String path, boolean allowed) throws IOException {
        assertThat(rules(file, agent).allow("https://www.example.com" + path)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"robots-with-utf8-bom.txt", "robots-with-utf16le-bom.txt", "robots-with-utf16be-bom.txt"})
    void readsFilesWithAByteOrderMark(String file) throws IOException {
        assertThat(rules(file, "HoldlineBot").allow("https://www.example.com/profile"))
                .isFalse();
        assertThat(rules(file, "HoldlineBot").allow("https://www.example.com/a/output/print"))
                .isFalse();
        assertThat(rules(file, "HoldlineBot").allow("https://www.example.com/item"))
                .isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "crawl-delay-group-merging.txt, mybot, 10",
        "crawl-delay-group-merging.txt, HoldlineBot, 30",
        "dos-line-endings.txt, HoldlineBot, 1",
        "astore.amazon.com-robots.txt, HoldlineBot, 5",
        "twitter.com-robots.txt, msnbot, 10",
        "twitter.com-robots.txt, slurp, 1"
    })
    void waitsAsLongAsTheFileAsks(String file, String agent, long seconds) throws IOException {
        assertThat(rules(file, agent).crawlDelay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void everyFileOfTheDataIsReadWithoutTrouble() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(FILES), "SKIPPED: no shared data at " + FILES);
        try (var files = Files.list(FILES)) {
            for (var file : files.toList()) {
                assertThat(rules(file.getFileName().toString(), "HoldlineBot").allow("https://www.example.com/"))
                        .as(file.toString())
                        .isNotNull();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "0, false",
        "200, true",
        "204, true",
        "301, true",
        "400, true",
        "401, true",
        "403, true",
        "404, true",
        "410, true",
        "429, false",
        "500, false",
        "503, false",
        "599, false"
    })
    void theStatusDecidesWhereThereIsNoFile(int status, boolean open) {
        assertThat(RobotsRules.of(new Robots(status, "", Instant.EPOCH), "HoldlineBot")
                        .allow("https://www.example.com/item"))
                .isEqualTo(open);
    }

    @Test
    void onlyTheWholeTokenIsOurs() {
        // Given
        var text = """
                User-agent: Holdline
                Disallow: /a

                User-agent: HoldlineBotX
                Disallow: /b

                User-agent: holdlinebot/2.0
                Disallow: /c

                User-agent: *
                Disallow: /d
                """;
        var rules = RobotsRules.of(new Robots(200, text, Instant.EPOCH), "HoldlineBot");

        // When
        var allowed = List.of("/a", "/b", "/c", "/d").stream()
                .map(path -> rules.allow("https://www.example.com" + path))
                .toList();

        // Then
        assertThat(allowed).containsExactly(true, true, false, true);
    }
}
