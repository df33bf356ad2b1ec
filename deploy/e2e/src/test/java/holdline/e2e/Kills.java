package holdline.e2e;

import holdline.local.suite.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which service dies when: every one three times, in an order and at moments that a seed decides. */
final class Kills {

    static final int EACH = 3;

    private static final int SOONEST_MILLIS = 100;
    private static final int LATEST_MILLIS = 1_800;

    private final List<Kill> plan;

    /** @param after how long the suite works on what it was just fed before the service dies */
    record Kill(Service service, Duration after) {}

    private Kills(List<Kill> plan) {
        this.plan = List.copyOf(plan);
    }

    static Kills plan(Random random) {
        var services = new ArrayList<Service>();
        for (var round = 0; round < EACH; round++) {
            var order = Arrays.asList(Service.values());
            Collections.shuffle(order, random);
            services.addAll(order);
        }
        return new Kills(services.stream()
                .map(service -> new Kill(service, Duration.ofMillis(random.nextInt(SOONEST_MILLIS, LATEST_MILLIS))))
                .toList());
    }

    List<Kill> firstHalf() {
        return plan.subList(0, plan.size() / 2);
    }

    List<Kill> secondHalf() {
        return plan.subList(plan.size() / 2, plan.size());
    }

    int count() {
        return plan.size();
    }
}
