package holdline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.local.suite.ServiceStatus;
import holdline.local.suite.State;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

    @Test
    void tellsProgramsNameStateAndUrl() {
        // When
        var json = StatusCommand.json(List.of(
                new ServiceStatus("crawler-service", State.UP, "http://127.0.0.1:8081"),
                new ServiceStatus("case-service", State.STARTING, "http://127.0.0.1:8083")));

        // Then
        assertThat(json.toString())
                .isEqualTo("{\"services\":["
                        + "{\"name\":\"crawler-service\",\"state\":\"up\",\"url\":\"http://127.0.0.1:8081\"},"
                        + "{\"name\":\"case-service\",\"state\":\"starting\",\"url\":\"http://127.0.0.1:8083\"}]}");
    }
}
