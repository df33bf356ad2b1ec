package holdline.web;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Versions over HTTP: a read answers with the version as {@code ETag}, a change sends it back as {@code If-Match}, and
 * a change based on an old version is refused instead of overwriting somebody else's.
 */
public final class ETags {

    private ETags() {}

    public static EntityTag of(long version) {
        return new EntityTag(String.valueOf(version));
    }

    /**
     * Lets a change pass only when it is based on the current version; {@code *} stands for any.
     *
     * @param ifMatch the request's header {@code If-Match}
     * @throws Problem 428 when the header is missing, 412 when it names another version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Problem.preconditionRequired();
        }
        requireIfSent(ifMatch, version);
    }

    /**
     * As {@link #require}, for changes that may do without.
     *
     * @throws Problem 412 when the header is sent and names another version
     */
    public static void requireIfSent(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return;
        }
        var current = "\"" + version + "\"";
        if (Arrays.stream(ifMatch.split(",", -1)).map(String::strip).noneMatch(current::equals)) {
            throw Problem.preconditionFailed("It has changed since you read it: read it again.")
                    .header("ETag", current);
        }
    }
}
