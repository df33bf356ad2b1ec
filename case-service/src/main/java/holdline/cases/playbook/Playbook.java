package holdline.cases.playbook;

import holdline.events.Jurisdiction;
import java.time.Duration;

/**
 * One brand's way.
 *
 * @param jurisdiction whose law its new cases are held to; a case keeps the one it began with
 * @param gatherFor how long a new case waits for its first violation's siblings, {@link #SHORTEST} to 7 days; too
 *     short, and a seller gets its notice about half of what is wrong; too long, and every first notice is late by as
 *     much. The default gathers what one page shows at once
 * @param answerWithin how long a seller has after a notice, {@link #SHORTEST} to 60 days
 * @param recheckWindow how long its listings are looked at again after that, {@link #SHORTEST} to 14 days
 * @param recheckEvery how far apart these visits are, {@link #SHORTEST} to the whole window
 */
public record Playbook(
        Jurisdiction jurisdiction,
        Duration gatherFor,
        Duration answerWithin,
        Duration recheckWindow,
        Duration recheckEvery) {

    public static final Playbook DEFAULT = new Playbook(
            Jurisdiction.CN, Duration.ofSeconds(1), Duration.ofDays(7), Duration.ofDays(1), Duration.ofMinutes(15));

    static final Duration SHORTEST = Duration.ofSeconds(1);
    static final Duration LONGEST_GATHERING = Duration.ofDays(7);
    static final Duration LONGEST_ANSWER = Duration.ofDays(60);
    static final Duration LONGEST_WINDOW = Duration.ofDays(14);
}
