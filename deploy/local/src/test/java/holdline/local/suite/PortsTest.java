package holdline.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.local.Trouble;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessSomebodySaysOtherwise() {
        // When
        var ports = Ports.from(Map.of());

        // Then
        assertThat(ports.of(Port.CRAWLER)).isEqualTo(8081);
        assertThat(ports.of(Port.POSTGRES)).isEqualTo(15432);
    }

    @Test
    void moveTogetherFromABaseAndOneByOneFromTheirOwnVariable() {
        // When
        var ports = Ports.from(Map.of("HOLDLINE_PORT_BASE", "9000", "HOLDLINE_KAFKA_PORT", "19999"));

        // Then
        assertThat(ports.of(Port.CRAWLER)).isEqualTo(9001);
        assertThat(ports.of(Port.NOTIFICATION)).isEqualTo(9004);
        assertThat(ports.of(Port.KAFKA)).isEqualTo(19999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "8081 8082"})
    void refuseWhatIsNoPortAndNameTheVariable(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("HOLDLINE_CRAWLER_PORT", value)))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("HOLDLINE_CRAWLER_PORT should be a port number");
    }

    @Test
    void refuseOnePortForTwo() {
        assertThatThrownBy(() -> Ports.from(Map.of("HOLDLINE_CRAWLER_PORT", "8082")))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("HOLDLINE_CRAWLER_PORT")
                .hasMessageContaining("HOLDLINE_PRICING_PORT");
    }
}
