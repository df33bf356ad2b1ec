package holdline.crawler.lead;

import holdline.crawler.evidence.Captures;
import holdline.crawler.evidence.Kept;
import holdline.crawler.watch.KeepWatches;
import holdline.web.Problem;
import holdline.web.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what somebody points out into a watch with a reason, or adds the reason to the watch there is. */
@ApplicationScoped
class TakeLead {

    private final Leads leads;
    private final KeepWatches watches;
    private final Captures pictures;
    private final InstantSource clock;

    TakeLead(Leads leads, KeepWatches watches, Captures pictures, InstantSource clock) {
        this.leads = leads;
        this.watches = watches;
        this.pictures = pictures;
        this.clock = clock;
    }

    /**
     * Takes a lead. The very same report again changes nothing.
     *
     * @param picture on disk already
     * @throws Problem 400 naming {@code url}, 409 beyond the quota of watches
     */
    @Transactional
    public Taken<LeadView> take(String tenant, LeadRequest request, @Nullable Kept picture) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var url = watches.normal(request.url());
        var watch = watches.joinForLead(tenant, url);
        var placed = leads.place(tenant, url, watch, now);
        leads.report(placed.id(), request.reporter(), request.note(), picture == null ? null : picture.sha256(), now);
        if (picture != null) {
            pictures.note(picture, List.of(tenant));
        }
        return new Taken<>(one(tenant, placed.id()), placed.isNew());
    }

    @Transactional
    public LeadView one(String tenant, long id) {
        return leads.find(tenant, id).orElseThrow(() -> Problem.notFound("lead", id));
    }

    @Transactional
    public List<LeadView> page(String tenant, long after, int limit) {
        return leads.page(tenant, after, limit);
    }
}
