package holdline.crawler.evidence;

import holdline.crawler.fetch.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Deletes what retention no longer asks for, and what was left behind. One process of the fleet at a time. */
@ApplicationScoped
class ForgetCaptures {

    private static final Logger LOG = Logger.getLogger(ForgetCaptures.class);

    static final String RETENTION = "retention";
    static final String ORPHANS = "orphans";

    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Duration SHELF_EVERY = Duration.ofMinutes(10);
    private static final int BATCH = 500;
    private static final int BATCHES = 200;
    private static final int EMPTY_SEALS = 200;

    /** Older than any visit can take: a record without a row is younger only while its visit is under way. */
    static final Duration ORPHAN_AFTER = Duration.ofDays(1);

    private final SweepCaptures captures;
    private final Seals seals;
    private final CaptureStore store;
    private final Duration retention;

    ForgetCaptures(SweepCaptures captures, Seals seals, CaptureStore store, EvidenceConfig config) {
        this.captures = captures;
        this.seals = seals;
        this.store = store;
        if (config.retentionDays() < 1) {
            throw new IllegalArgumentException("holdline.crawler.evidence.retention-days must be at least 1");
        }
        this.retention = Duration.ofDays(config.retentionDays());
    }

    /** Deletes what is too old, batch by batch, at most once an hour. @return how many captures */
    int sweep(Instant now) {
        var progress = captures.claim(RETENTION, now, now.plus(SWEEP_EVERY));
        if (progress == null) {
            return 0;
        }
        var keptBefore = now.minus(retention);
        var deleted = 0;
        long after = progress;
        for (var batch = 0; batch < BATCHES; batch++) {
            var swept = captures.sweep(after, BATCH, keptBefore);
            swept.records().forEach(store::forget);
            deleted += swept.deleted();
            after = swept.last();
            captures.progress(RETENTION, after);
            if (after == 0) {
                break;
            }
        }
        seals.forgetEmpty(keptBefore, EMPTY_SEALS);
        if (deleted > 0) {
            LOG.infof("Deleted %d captures older than %d days", deleted, retention.toDays());
        }
        return deleted;
    }

    /** Looks through the next shelf for records that no capture knows and deletes them. @return how many */
    int sweepOrphans(Instant now) {
        var progress = captures.claim(ORPHANS, now, now.plus(SHELF_EVERY));
        if (progress == null) {
            return 0;
        }
        var shelf = (int) (progress % CaptureStore.SHELVES);
        var orphans = sweepShelf(shelf, now);
        captures.progress(ORPHANS, (shelf + 1) % CaptureStore.SHELVES);
        return orphans;
    }

    int sweepShelf(int shelf, Instant now) {
        var found = new int[1];
        store.shelf(shelf, page -> found[0] += forgetOrphans(page, now.minus(ORPHAN_AFTER)));
        if (found[0] > 0) {
            LOG.infof("Deleted %d records that no capture refers to", found[0]);
        }
        return found[0];
    }

    private int forgetOrphans(List<CaptureStore.Stored> page, Instant writtenBefore) {
        var old = page.stream()
                .filter(stored -> stored.writtenAt().isBefore(writtenBefore))
                .map(CaptureStore.Stored::name)
                .filter(name -> Sha256.isName(name) || isUnfinished(name))
                .toList();
        if (old.isEmpty()) {
            return 0;
        }
        var orphans = captures.unknown(old);
        orphans.forEach(store::forget);
        return orphans.size();
    }

    private static boolean isUnfinished(String name) {
        return name.matches("\\.[0-9a-f]{64}\\..{1,64}");
    }
}
