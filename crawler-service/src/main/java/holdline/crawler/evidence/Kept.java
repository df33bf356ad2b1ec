package holdline.crawler.evidence;

import holdline.events.Capture;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that is durable (or small enough to travel with its row) and waits to be noted.
 *
 * @param sha256 of the page's bytes: the capture's public id
 * @param recordSha256 of the record: what the store knows it by and what is sealed
 * @param record the record itself when it goes into the row
 * @param originalId the row whose record has the bytes, for a visit that found them again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Kept(
        String sha256,
        int size,
        @Nullable String contentType,
        String url,
        Instant capturedAt,
        String recordSha256,
        UUID responseId,
        byte @Nullable [] record,
        @Nullable Long originalId) {

    /** How events refer to it. */
    public Capture reference() {
        return new Capture(sha256, "/api/captures/" + sha256, capturedAt);
    }
}
