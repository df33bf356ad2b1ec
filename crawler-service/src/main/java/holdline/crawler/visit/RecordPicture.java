package holdline.crawler.visit;

import holdline.crawler.frontier.Frontier;
import holdline.crawler.frontier.Visited;
import holdline.crawler.frontier.Work;
import holdline.crawler.picture.Look;
import holdline.crawler.picture.Pictures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Records a look at a picture and gives its host back: one transaction, or nothing. */
@ApplicationScoped
class RecordPicture {

    private final Frontier frontier;
    private final Pictures pictures;

    RecordPicture(Frontier frontier, Pictures pictures) {
        this.frontier = frontier;
        this.pictures = pictures;
    }

    /**
     * A picture that is gone, or is none any more, loses its look; one that could not be asked for keeps it.
     *
     * @throws holdline.crawler.frontier.LeaseLost when it took too long; then nothing is recorded
     */
    @Transactional
    public void record(Work.VisitPage turn, VisitOutcome outcome, @Nullable Look look, Visited visited) {
        frontier.fence(turn.lease());
        switch (outcome) {
            case VisitOutcome.Observed _, VisitOutcome.Gone _, VisitOutcome.Unrecognised _ ->
                pictures.keep(turn.target().url(), look, visited.at());
            case VisitOutcome.NotModified _,
                    VisitOutcome.SoldOut _,
                    VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unreachable _ -> {}
        }
        frontier.record(turn.lease(), turn.target(), visited);
    }
}
