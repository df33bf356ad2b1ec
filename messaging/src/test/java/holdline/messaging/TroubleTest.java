package holdline.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroubleTest {

    @ParameterizedTest
    @CsvSource({
        "08006, OUTAGE",
        "53300, OUTAGE",
        "57P01, OUTAGE",
        "40001, CONTENTION",
        "40P01, CONTENTION",
        "23505, CONTENTION",
        "55P03, CONTENTION",
        "23502, POISON",
        "22001, POISON",
        "42P01, POISON"
    })
    void readsWhatToDoFromTheSqlState(String state, Trouble expected) {
        var failure = new DatabaseTrouble("cannot store", new SQLException("refused", state));

        assertThat(Trouble.of(new IllegalStateException(failure))).isEqualTo(expected);
    }

    @Test
    void takesAPoolWithoutConnectionsForAnOutage() {
        assertThat(Trouble.of(new IllegalStateException(new SQLException("acquisition timeout"))))
                .isEqualTo(Trouble.OUTAGE);
    }

    @Test
    void blamesTheEventForEverythingElse() {
        assertThat(Trouble.of(new IllegalArgumentException("no such currency"))).isEqualTo(Trouble.POISON);
    }
}
