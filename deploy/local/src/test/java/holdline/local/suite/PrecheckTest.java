package holdline.local.suite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.local.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrecheckTest {

    @Test
    void namesATakenPortWhoWantsItAndHowToChooseAnother() throws IOException {
        // Given
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.from(Map.of("HOLDLINE_CASES_PORT", String.valueOf(other.getLocalPort())));

            // When Then
            assertThatThrownBy(() -> Precheck.ports(ports, List.of(Port.CASES)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + ", meant for case-service, is taken")
                    .hasMessageContaining("HOLDLINE_CASES_PORT=")
                    .hasMessageContaining("HOLDLINE_PORT_BASE=");
        }
    }
}
