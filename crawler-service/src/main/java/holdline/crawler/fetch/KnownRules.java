package holdline.crawler.fetch;

import holdline.crawler.frontier.Robots;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rules already read, so that a long robots.txt is not read again for every page of its host. */
final class KnownRules {

    private static final int MOST = 1_000;

    private final String agent;
    private final Map<Robots, RobotsRules> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Robots, RobotsRules> eldest) {
            return size() > MOST;
        }
    };

    KnownRules(String agent) {
        this.agent = agent;
    }

    RobotsRules of(Robots robots) {
        synchronized (known) {
            var rules = known.get(robots);
            if (rules != null) {
                return rules;
            }
        }
        var rules = RobotsRules.of(robots, agent);
        synchronized (known) {
            known.put(robots, rules);
        }
        return rules;
    }
}
