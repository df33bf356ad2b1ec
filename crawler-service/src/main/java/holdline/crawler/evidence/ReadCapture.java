package holdline.crawler.evidence;

import holdline.crawler.fetch.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Shows what was kept, after checking that it still is what was kept. */
@ApplicationScoped
class ReadCapture {

    private final Captures captures;
    private final CaptureStore store;

    ReadCapture(Captures captures, CaptureStore store) {
        this.captures = captures;
        this.store = store;
    }

    /** The bytes of a page, for a tenant that watched when they came. */
    Optional<byte[]> page(String sha256, String tenant) {
        return captures.recordWithPage(sha256, tenant).map(record -> {
            var bytes = stored(record);
            var page = record.equals(sha256) ? bytes : WarcFile.page(bytes);
            return verified(page, sha256);
        });
    }

    /** The record of a visit. */
    byte[] record(Captures.Noted capture) {
        var inRow = capture.record();
        return inRow == null ? stored(capture.recordSha256()) : verified(inRow, capture.recordSha256());
    }

    private byte[] stored(String sha256) {
        return verified(
                store.find(sha256)
                        .orElseThrow(() -> new IllegalStateException("the store has lost the record " + sha256)),
                sha256);
    }

    private static byte[] verified(byte[] bytes, String sha256) {
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new IllegalStateException("what was kept as " + sha256 + " is not that any more");
        }
        return bytes;
    }
}
