package holdline.pricing.violation;

import holdline.messaging.Outbox;
import holdline.pricing.rulebook.Rulebooks;
import holdline.web.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A person says that an episode never was a violation. It stays false for this listing and signal as long as the
 * brand's settings say; whoever acted on it hears of it.
 */
@ApplicationScoped
class RetractViolation {

    private final Violations violations;
    private final Stories stories;
    private final Rulebooks rulebooks;
    private final Outbox outbox;
    private final InstantSource clock;

    RetractViolation(Violations violations, Stories stories, Rulebooks rulebooks, Outbox outbox, InstantSource clock) {
        this.violations = violations;
        this.stories = stories;
        this.rulebooks = rulebooks;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public StoredViolation retract(String tenant, UUID id, String reason) {
        var key = new ListingKey(tenant, known(tenant, id).last().listing().id());
        var story = stories.lock(new TreeSet<>(List.of(key))).get(key);
        // Read again behind the lock: an observation may have moved it.
        var violation = known(tenant, id);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var until = now.plus(rulebooks.of(tenant).falsePositiveFor());
        if (!story.retract(violation.last(), violation.severity(), reason, until, now)) {
            throw Problem.refused("The violation is " + violation.state().wireName() + " and cannot be retracted.")
                    .with("legalMoves", List.of());
        }
        stories.keep(List.of(story));
        outbox.publishAll(story.told());
        return known(tenant, id);
    }

    private StoredViolation known(String tenant, UUID id) {
        return violations.of(tenant, id).orElseThrow(() -> Problem.notFound("violation", id));
    }
}
