package holdline.local.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorthReadingTest {

    @Test
    void picksErrorsAndCausesOutOfAStackTrace() {
        // When
        var picked = WorthReading.in(List.of(
                "18:00:00 INFO  [io.quarkus] starting",
                "18:00:01 ERROR [io.qu.ru.Application] Failed to start application",
                "\tat io.quarkus.Something.run(Something.java:1)",
                "Caused by: java.net.BindException: Address already in use",
                "\tat java.base/sun.nio.ch.Net.bind(Native Method)",
                "\t... 12 more"));

        // Then
        assertThat(picked)
                .containsExactly(
                        "18:00:01 ERROR [io.qu.ru.Application] Failed to start application",
                        "Caused by: java.net.BindException: Address already in use");
    }

    @Test
    void takesTheLastWordsWhenNothingLooksLikeAnError() {
        // When
        var picked = WorthReading.in(List.of("one", "two", "three", "four", "five", ""));

        // Then
        assertThat(picked).containsExactly("two", "three", "four", "five");
    }
}
