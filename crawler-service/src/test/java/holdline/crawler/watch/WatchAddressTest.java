package holdline.crawler.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.web.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "ftp://a",
                "ftp://a.test/x",
                "file:///x",
                "a.test",
                "http://",
                "//a.test/x",
                "http:",
                "HTTPS:",
                "http:/",
                "http:///",
                "http:a.test",
                "http:/a.test/x",
                "http:///a.test/x",
                "https://?q=a.test",
                "https://#a.test",
                "https:\\\\a.test/x"
            })
    void saysThatOnlyTheWebIsWatchedHoweverShortTheAddress(String url) {
        assertThatThrownBy(() -> WatchAddress.normal(url))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("http or https address");
    }

    @ParameterizedTest
    @CsvSource({"http://a.cn, http://a.cn/", "HTTP://A.cn:80/x, http://a.cn/x", "https://a.cn/x#y, https://a.cn/x"})
    void bringsSpellingsOfOneAddressTogether(String url, String normal) {
        assertThat(WatchAddress.normal(url)).isEqualTo(normal);
    }
}
