package holdline.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.local.score.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreCommandTest {

    @Test
    void tellsProgramsWhatWasMeasuredOnHowMany() {
        // When
        var json = ScoreCommand.json(List.of(new Score("pages/benchmark", 37, "price F1", 0.94594)));

        // Then
        assertThat(json.toString())
                .isEqualTo("[{\"set\":\"pages/benchmark\",\"n\":37,\"measure\":\"price F1\",\"value\":0.946}]");
    }
}
