package holdline.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"shop@example.com", "first.last+tag@mail.example.co.uk", "10001@qq.com"})
    void takesPlainAddresses(String text) {
        assertThat(EmailAddress.Syntax.isAddress(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop",
                "shop@",
                "@example.com",
                "shop@localhost",
                "a b@example.com",
                "shop@example.com\r\nBcc: x@y.z",
                "shop@example.com\n",
                "Shop <shop@example.com>",
                "a@b.c,d@e.f",
                "a..b@example.com",
                "shop@-example.com"
            })
    void refusesEverythingElse(String text) {
        assertThat(EmailAddress.Syntax.isAddress(text)).isFalse();
    }
}
