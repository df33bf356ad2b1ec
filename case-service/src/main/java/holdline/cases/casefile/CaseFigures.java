package holdline.cases.casefile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** How many cases stand where: {@code holdline_cases{state="waiting"}}. */
@ApplicationScoped
class CaseFigures {

    private final Cases cases;
    private final Map<CaseStatus, AtomicLong> counts = new EnumMap<>(CaseStatus.class);

    CaseFigures(Cases cases, MeterRegistry metrics) {
        this.cases = cases;
        for (var status : CaseStatus.values()) {
            counts.put(status, metrics.gauge("holdline.cases", Tags.of("state", status.wireName()), new AtomicLong()));
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void measure() {
        var found = new EnumMap<CaseStatus, Long>(CaseStatus.class);
        cases.byStatus().forEach(count -> found.put(count.status(), count.cases()));
        counts.forEach((status, count) -> count.set(found.getOrDefault(status, 0L)));
    }
}
