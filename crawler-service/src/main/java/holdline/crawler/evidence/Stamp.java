package holdline.crawler.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody else attests when a seal existed. */
sealed interface Stamp {

    /** An authority signed the root at this time of its own clock. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Given(byte[] token, Instant at, String authority) implements Stamp {}

    /** An authority is there to be asked and has not answered usably yet. */
    record Awaited(Instant nextAttempt, @Nullable String lastError) implements Stamp {}

    /** There was no authority to be asked. Said, and never made up for. */
    record None() implements Stamp {}

    static Stamp of(ResultSet row) throws SQLException {
        var token = row.getBytes("token");
        if (token != null) {
            return new Given(token, row.getTimestamp("stamped_at").toInstant(), row.getString("authority"));
        }
        var next = row.getTimestamp("next_attempt_at");
        return next == null ? new None() : new Awaited(next.toInstant(), row.getString("last_error"));
    }
}
