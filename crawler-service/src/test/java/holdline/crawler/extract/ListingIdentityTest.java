package holdline.crawler.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingIdentityTest {

    private final ListingIdentity identity = new ListingIdentity(Recipes.shipped());

    @ParameterizedTest
    @CsvSource({
        "https://item.jd.com/100012043978.html#comment, jd.com:100012043978",
        "https://item.m.jd.com/product/100012043978.html, jd.com:100012043978",
        "https://item.taobao.com/item.htm?spm=a1.b2&id=528991075854, taobao.com:528991075854",
        "https://detail.tmall.com/item.htm?id=77&skuId=9, tmall.com:77",
        "https://Shop.Example/p/1?utm_source=mail&b=2&a=1, shop.example:/p/1?a=1&b=2",
        "http://shop.example:8080/, shop.example:8080:/",
        "https://search.jd.com/Search?keyword=x, jd.com:search.jd.com/Search?keyword=x"
    })
    void knowsAListingByItsAddressAlone(String url, String id) {
        assertThat(identity.of(url).id()).isEqualTo(id);
    }

    @Test
    void shortensVeryLongAddressesWithoutConfusingThem() {
        // Given
        var longPath = "https://shop.example/" + "a".repeat(1_500);

        // When
        var first = identity.of(longPath + "1").id();
        var second = identity.of(longPath + "2").id();

        // Then
        assertThat(first).isNotEqualTo(second).hasSizeLessThan(400);
    }

    @Test
    void refusesWhatIsNoWebAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> identity.of("ftp://shop.example/x"));
        assertThatIllegalArgumentException().isThrownBy(() -> identity.of("/relative"));
    }
}
