package holdline.cases.casefile;

import static java.util.stream.Collectors.toSet;

import holdline.cases.casefile.ViolationRow.Standing;
import holdline.cases.lifecycle.Waits;
import holdline.events.Violation;
import holdline.events.ViolationCleared;
import holdline.events.ViolationEased;
import holdline.events.ViolationEvent;
import holdline.events.ViolationOpened;
import holdline.events.ViolationRelapsed;
import holdline.events.ViolationRetracted;
import holdline.events.ViolationWorsened;
import holdline.messaging.Inbox;
import holdline.messaging.Received;
import holdline.messaging.TimeOrderedIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens cases, lets violations join them, and closes them when nothing is open any more. */
@ApplicationScoped
class FollowViolations {

    static final String CONSUMER = "case-service";

    private final Inbox inbox;
    private final CaseFiles files;
    private final Ways ways;
    private final InstantSource clock;

    FollowViolations(Inbox inbox, CaseFiles files, Ways ways, InstantSource clock) {
        this.inbox = inbox;
        this.files = files;
        this.ways = ways;
        this.clock = clock;
    }

    /** Takes a batch in as a whole. Timeline entries and joins cannot be repeated, so the inbox is asked first. */
    @Transactional
    public void follow(List<Received<ViolationEvent>> batch) {
        var unseen = inbox.unseen(CONSUMER, batch);
        if (unseen.isEmpty()) {
            return;
        }
        var violations =
                unseen.stream().map(received -> received.event().violation()).toList();
        var sellers = violations.stream().map(SellerKey::of).collect(toSet());
        var work = new Work(
                files.lock(sellers, violations.stream().map(Violation::id).collect(toSet())),
                files.latestClosed(sellers),
                ways.of(sellers.stream().map(SellerKey::tenant).collect(toSet())));
        unseen.forEach(work::take);
        files.save(work.all);
    }

    /** One batch in memory. */
    private final class Work {

        private final List<CaseFile> all;
        private final Map<SellerKey, CaseFile> bySeller = new HashMap<>();
        private final Map<UUID, CaseFile> byViolation = new HashMap<>();
        private final Map<SellerKey, UUID> latestClosed;
        private final Map<String, Ways.Way> ways;

        Work(List<CaseFile> live, Map<SellerKey, UUID> latestClosed, Map<String, Ways.Way> ways) {
            this.all = new ArrayList<>(live);
            for (var file : live) {
                bySeller.put(file.key(), file);
                file.violations().forEach(violation -> byViolation.put(violation.violationId(), file));
            }
            this.latestClosed = new HashMap<>(latestClosed);
            this.ways = ways;
        }

        void take(Received<ViolationEvent> received) {
            switch (received.event()) {
                case ViolationOpened(var violation) -> appear(violation, received, "appeared");
                case ViolationRelapsed(var violation) -> appear(violation, received, "is back");
                case ViolationWorsened(var violation) -> change(violation, received, "became graver");
                case ViolationEased(var violation) -> change(violation, received, "became milder");
                case ViolationCleared(var violation, var cure) -> {
                    switch (cure) {
                        case COMPLIANT ->
                            end(
                                    violation,
                                    Standing.COMPLIANT,
                                    occasion(received, "violation-cleared", about(violation, "the listing complies")));
                        case GONE ->
                            end(
                                    violation,
                                    Standing.GONE,
                                    occasion(received, "violation-cleared", about(violation, "the listing is gone")));
                    }
                }
                case ViolationRetracted(var violation, var reason) ->
                    end(
                            violation,
                            Standing.RETRACTED,
                            occasion(received, "violation-retracted", about(violation, reason)));
            }
        }

        private void appear(Violation violation, Received<ViolationEvent> received, String how) {
            var why = about(violation, how + ": " + violation.explanation());
            var file = fileOf(violation);
            if (file == null) {
                open(violation, occasion(received, "case-opened", why));
            } else {
                file.appear(
                        violation,
                        waits(file),
                        occasion(received, "violation-joined", why),
                        occasion(received, "violation-changed", why));
                byViolation.put(violation.id(), file);
            }
        }

        private void open(Violation violation, Occasion occasion) {
            var key = SellerKey.of(violation);
            var file = new CaseFile(
                    TimeOrderedIds.next(occasion.now()),
                    violation,
                    ways.get(key.tenant()).jurisdiction(),
                    latestClosed.get(key),
                    occasion.now());
            file.open(violation, waits(file), occasion);
            all.add(file);
            bySeller.put(key, file);
            byViolation.put(violation.id(), file);
        }

        private void change(Violation violation, Received<ViolationEvent> received, String how) {
            var file = fileOf(violation);
            if (file != null) {
                file.change(
                        violation,
                        waits(file),
                        occasion(
                                received, "violation-changed", about(violation, how + ": " + violation.explanation())));
            }
        }

        private void end(Violation violation, Standing how, Occasion occasion) {
            var file = fileOf(violation);
            if (file != null) {
                file.end(violation.id(), how, waits(file), occasion);
                retire(file);
            }
        }

        private @Nullable CaseFile fileOf(Violation violation) {
            var holder = byViolation.get(violation.id());
            return holder != null && !holder.isClosed() && holder.hasOpen(violation.id())
                    ? holder
                    : bySeller.get(SellerKey.of(violation));
        }

        /** What comes after the end opens a new case. */
        private void retire(CaseFile file) {
            if (file.isClosed() && bySeller.remove(file.key(), file)) {
                latestClosed.put(file.key(), file.id());
            }
        }

        private Waits waits(CaseFile file) {
            return ways.get(file.key().tenant()).waits();
        }

        private Occasion occasion(Received<ViolationEvent> received, String what, String why) {
            return new Occasion(
                    "pricing", what, why, clock.instant().truncatedTo(ChronoUnit.MILLIS), received.asCause());
        }

        private static String about(Violation violation, String what) {
            return CaseFile.wire(violation.signal()) + " on "
                    + violation.listing().id() + " " + what;
        }
    }
}
