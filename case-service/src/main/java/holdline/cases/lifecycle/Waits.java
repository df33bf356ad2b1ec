package holdline.cases.lifecycle;

import java.time.Duration;

/**
 * How long a case waits, by its brand's playbook.
 *
 * @param gather for the siblings of a first violation
 * @param answerWithin for the seller to put things right
 * @param recheckWindow during which the listings are looked at again
 * @param recheckEvery how far apart those visits are
 */
public record Waits(Duration gather, Duration answerWithin, Duration recheckWindow, Duration recheckEvery) {}
