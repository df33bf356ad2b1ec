package holdline.events;

import java.time.Instant;

/**
 * A kept copy of what the crawler saw, by reference.
 *
 * @param sha256 of the page's bytes, 64 lower-case hex digits
 * @param href where the crawler serves it, relative to its root: {@code /api/captures/{sha256}}
 * @param capturedAt when the bytes arrived
 */
public record Capture(String sha256, String href, Instant capturedAt) {

    public Capture {
        if (!Required.text("capture.sha256", sha256).matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("capture.sha256 is not a SHA-256 in lower-case hex");
        }
        Required.text("capture.href", href);
        Required.part("capture.capturedAt", capturedAt);
    }
}
