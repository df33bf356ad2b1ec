package holdline.crawler.fetch;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import holdline.crawler.frontier.Robots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a robots.txt allows us, by RFC 9309: unreachable or 5xx closes the host, 4xx opens it. */
final class RobotsRules {

    private static final long LONGEST_DELAY_MS = 24L * 60 * 60 * 1000;

    private final BaseRobotRules rules;
    private final Exchange.RobotsBasis basis;

    private RobotsRules(BaseRobotRules rules, Robots robots) {
        this.rules = rules;
        this.basis = new Exchange.RobotsBasis(robots.status(), robots.fetchedAt());
    }

    static RobotsRules of(Robots robots, String agent) {
        var status = robots.status();
        if (status >= 200 && status < 300) {
            var parser = new SimpleRobotRulesParser(LONGEST_DELAY_MS, 10);
            return new RobotsRules(
                    parser.parseContent(
                            "",
                            robots.body().getBytes(StandardCharsets.UTF_8),
                            "text/plain",
                            List.of(agent.toLowerCase(Locale.ROOT))),
                    robots);
        }
        var open = status >= 300 && status < 500 && status != 429;
        return new RobotsRules(
                new SimpleRobotRules(open ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE), robots);
    }

    /** Which robots.txt these are. */
    Exchange.RobotsBasis basis() {
        return basis;
    }

    boolean allow(String url) {
        return rules.isAllowed(url);
    }

    @Nullable
    Duration crawlDelay() {
        return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : null;
    }
}
