package holdline.crawler.visit;

import holdline.crawler.extract.Offering;
import holdline.crawler.fetch.Fetched;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What this process's visits brought and cost, for dashboards and alerts. */
@ApplicationScoped
class VisitMetrics {

    private final MeterRegistry metrics;
    private final Counter bytes;
    private final DistributionSummary confidence;

    VisitMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.bytes = Counter.builder("holdline.crawler.bytes")
                .baseUnit("bytes")
                .description("Bytes of pages and pictures received, after decompression")
                .register(metrics);
        this.confidence = DistributionSummary.builder("holdline.crawler.extraction.confidence")
                .description("How sure the extraction was of each offering it read, from 0 to 1")
                .serviceLevelObjectives(0.5, 0.7, 0.8, 0.9, 0.95)
                .register(metrics);
    }

    void visited(Seen seen, Fetched fetched) {
        metrics.counter(
                        "holdline.crawler.visits",
                        "outcome",
                        seen.outcome().label(),
                        "tier",
                        seen.tier().label())
                .increment();
        if (fetched instanceof Fetched.Answered answered) {
            bytes.increment(answered.body().size());
        }
        offerings(seen.outcome()).forEach(offering -> confidence.record(offering.confidence()));
    }

    /** A look at a main picture; counted beside the pages, not among them. */
    void looked(VisitOutcome outcome, Fetched fetched) {
        metrics.counter("holdline.crawler.pictures", "outcome", outcome.label()).increment();
        if (fetched instanceof Fetched.Answered answered) {
            bytes.increment(answered.body().size());
        }
    }

    private static List<Offering> offerings(VisitOutcome outcome) {
        return switch (outcome) {
            case VisitOutcome.Observed(var offerings, var _) -> offerings;
            case VisitOutcome.SoldOut(var offering) -> List.of(offering);
            case VisitOutcome.NotModified _,
                    VisitOutcome.Gone _,
                    VisitOutcome.Blocked _,
                    VisitOutcome.Challenge _,
                    VisitOutcome.Unrecognised _,
                    VisitOutcome.Unreachable _ -> List.of();
        };
    }
}
