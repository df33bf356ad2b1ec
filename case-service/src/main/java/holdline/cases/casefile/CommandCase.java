package holdline.cases.casefile;

import holdline.cases.lifecycle.Decision;
import holdline.cases.lifecycle.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Lets a person command a case. What is not legal is refused, not tried. */
@ApplicationScoped
class CommandCase {

    private final CaseFiles files;
    private final Ways ways;
    private final InstantSource clock;

    CommandCase(CaseFiles files, Ways ways, InstantSource clock) {
        this.files = files;
        this.ways = ways;
        this.clock = clock;
    }

    /**
     * Gives a command.
     *
     * @param who gives it
     * @param agrees throws when the case's version is not the one the command is based on
     * @return what was decided; empty when the tenant has no such case
     */
    @Transactional
    public Optional<Decision> command(
            String tenant, UUID id, Happening.Command command, String who, LongConsumer agrees) {
        var found = files.lock(Set.of(id)).stream()
                .filter(file -> file.key().tenant().equals(tenant))
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var file = found.get();
        agrees.accept(file.version());
        var decision = file.handle(command, ways.of(tenant).waits(), occasion(command, who));
        files.save(Set.of(file));
        return Optional.of(decision);
    }

    private Occasion occasion(Happening.Command command, String who) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (command) {
            case Happening.Verify _ -> new Occasion(who, "verified", "looked at by a person", now, null);
            case Happening.Pause(var note) -> new Occasion(who, "paused", note, now, null);
            case Happening.Resume _ -> new Occasion(who, "resumed", "by a person", now, null);
            case Happening.Close(var _, var note) -> new Occasion(who, "closing-asked", note, now, null);
        };
    }
}
