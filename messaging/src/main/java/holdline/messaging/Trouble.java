package holdline.messaging;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failure of a use case calls for. */
enum Trouble {
    /** The database is away: wait for it, however long. Nothing is wrong with the events. */
    OUTAGE,
    /** Somebody else was quicker: the same events will go through on another try. */
    CONTENTION,
    /** One of the events, or the code, is at fault: find out which event it is. */
    POISON;

    /** Connection trouble, insufficient resources, operator intervention (PostgreSQL documentation, appendix A). */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "53", "57");

    private static final String TRANSACTION_ROLLBACK_CLASS = "40";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    static Trouble of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofState(sql.getSQLState());
            }
            // Hibernate's name for it, without a dependency on Hibernate.
            if (cause.getClass().getSimpleName().equals("OptimisticLockException")) {
                return CONTENTION;
            }
        }
        return POISON;
    }

    private static Trouble ofState(@Nullable String state) {
        // Agroal reports an exhausted or unreachable pool without a state.
        if (state == null || state.length() < 2 || OUTAGE_CLASSES.contains(state.substring(0, 2))) {
            return OUTAGE;
        }
        if (state.startsWith(TRANSACTION_ROLLBACK_CLASS)
                || state.equals(UNIQUE_VIOLATION)
                || state.equals(LOCK_NOT_AVAILABLE)) {
            return CONTENTION;
        }
        return POISON;
    }
}
