package holdline.pricing.episode;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Severity;
import holdline.events.ViolationCleared.Cure;
import holdline.pricing.episode.EpisodeState.Open;
import holdline.pricing.episode.EpisodeState.Quiet;
import holdline.pricing.episode.EpisodeState.Recovering;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EpisodeProperties {

    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

    @Property(tries = 500)
    void movesAlternateBetweenOpenAndOver(@ForAll("stories") List<Finding> story) {
        // Given
        EpisodeState state = new Quiet();
        var open = false;
        var at = T0;
        for (var finding : story) {
            // When
            at = at.plus(Duration.ofMinutes(7));
            var step = state.see(finding, at, Hysteresis.DEFAULT, UUID::randomUUID);
            state = step.next();
            // Then
            switch (step.move()) {
                case Move.Opened _, Move.Relapsed _ -> {
                    assertThat(open).isFalse();
                    open = true;
                }
                case Move.Cleared _ -> {
                    assertThat(open).isTrue();
                    open = false;
                }
                case Move.Worsened _, Move.Eased _ -> assertThat(open).isTrue();
                case null -> {}
            }
            assertThat(state instanceof Open || state instanceof Recovering).isEqualTo(open);
        }
    }

    @Provide
    Arbitrary<List<Finding>> stories() {
        return Arbitraries.<Finding>of(
                        new Finding.Wrong(Severity.MINOR),
                        new Finding.Wrong(Severity.SEVERE),
                        new Finding.Right(Cure.COMPLIANT),
                        new Finding.Right(Cure.GONE),
                        new Finding.Silent())
                .list()
                .ofMaxSize(60);
    }
}
