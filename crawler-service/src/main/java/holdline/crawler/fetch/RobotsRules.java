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

/**
 * What a robots.txt allows us, by RFC 9309: unreachable or 5xx closes the host, 4xx opens it. One exception on the side of
 * manners: 429 asks for rest, so it keeps the host closed until robots.txt is asked for again.
 */
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

    /** What the file at this text's place says, as bytes of any Unicode form that files carry a mark of. */
    static String text(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    boolean allow(String url) {
        return rules.isAllowed(url);
    }

    @Nullable
    Duration crawlDelay() {
        return rules.getCrawlDelay() > 0 ? Duration.ofMillis(rules.getCrawlDelay()) : null;
    }
}
