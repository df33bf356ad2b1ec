package holdline.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.local.Trouble;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void tellsFlagsOptionsAndTheRestApart() {
        // When
        var arguments = Arguments.parse(
                List.of("https://a.example/1", "--json", "--role", "viewer", "--role=admin", "https://a.example/2?x=1"),
                Set.of("--json"),
                Set.of("--role"));

        // Then
        assertThat(arguments.has("--json")).isTrue();
        assertThat(arguments.all("--role")).containsExactly("viewer", "admin");
        assertThat(arguments.rest()).containsExactly("https://a.example/1", "https://a.example/2?x=1");
    }

    @Test
    void namesAWordThatIsNotUnderstoodAndWhatIsKnown() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--jason"), Set.of("--json"), Set.of("--role")))
                .isInstanceOf(Trouble.class)
                .hasMessage("'--jason' is not understood here; known: --json, --role <value>.");
    }

    @Test
    void wantsAValueAfterAnOption() {
        assertThatThrownBy(() -> Arguments.parse(List.of("--role"), Set.of(), Set.of("--role")))
                .isInstanceOf(Trouble.class)
                .hasMessage("--role wants a value after it.");
    }

    @Test
    void refusesFurtherWordsWhereNoneAreWanted() {
        // Given
        var arguments = Arguments.parse(List.of("now"), Set.of(), Set.of());

        // When Then
        assertThatThrownBy(arguments::withoutRest)
                .isInstanceOf(Trouble.class)
                .hasMessage("'now' is not understood here.");
    }
}
