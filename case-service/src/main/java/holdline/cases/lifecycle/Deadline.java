package holdline.cases.lifecycle;

import java.time.Instant;
import java.util.Arrays;

/**
 * A moment a state waits for.
 *
 * @param dueAt the deadline has passed at this instant, never before
 */
public record Deadline(Kind kind, Instant dueAt) {

    /** What is waited for. */
    public enum Kind {
        /** The violations of one page arrive one by one; the seller gets one notice about all of them. */
        GATHER("gather", false),
        SELLER_ANSWER("seller-answer", true),
        RECHECK("recheck", true);

        private final String wireName;
        private final boolean announced;

        Kind(String wireName, boolean announced) {
            this.wireName = wireName;
            this.announced = announced;
        }

        public String wireName() {
            return wireName;
        }

        /** Whether others hear of it; the rest are our own short waits. */
        public boolean announced() {
            return announced;
        }

        /**
         * The kind with this wire name.
         *
         * @throws IllegalArgumentException when there is none
         */
        public static Kind named(String wireName) {
            return Arrays.stream(values())
                    .filter(kind -> kind.wireName.equals(wireName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no deadline is named " + wireName));
        }
    }
}
