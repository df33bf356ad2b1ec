package holdline.local.suite;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waiting that has a limit and ends at once when the command is to end. */
public final class Patience {

    private final CountDownLatch over = new CountDownLatch(1);

    /** Ends every wait, now and later. */
    public void end() {
        over.countDown();
    }

    public boolean isOver() {
        return over.getCount() == 0;
    }

    /** Waits for the given time; true when the time passed, false when the waiting was ended. */
    public boolean pause(Duration time) {
        try {
            return !over.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
            return false;
        }
    }

    /** Asks again and again until the answer is yes; false when it was not within the limit. */
    public boolean until(Duration limit, Duration every, BooleanSupplier question) {
        var began = System.nanoTime();
        while (!isOver()) {
            if (question.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() - began > limit.toNanos() || !pause(every)) {
                return false;
            }
        }
        return false;
    }

    /** Waits until somebody ends it. */
    public void forever() {
        while (pause(Duration.ofHours(1))) {
            // Only an end ends it.
        }
    }
}
