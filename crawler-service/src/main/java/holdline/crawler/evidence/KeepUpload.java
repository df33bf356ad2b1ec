package holdline.crawler.evidence;

import holdline.crawler.fetch.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Keeps what people hand in, as it came: nothing of it is executed or rendered, now or later. */
@ApplicationScoped
public class KeepUpload {

    private final CaptureStore store;
    private final InstantSource clock;

    KeepUpload(CaptureStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Puts bytes where they stay. Nothing of them is seen until {@link Captures#note} has noted them.
     *
     * @param url what they show, as the person says
     * @param contentType by content, whatever the sender called it
     * @param capturedAt when the person saw it, as the person says
     * @param person who handed it in, as the identity provider names them
     */
    public Kept keep(String url, byte[] bytes, String contentType, Instant capturedAt, String person) {
        var at = capturedAt.truncatedTo(ChronoUnit.MICROS);
        var sha256 = Sha256.of(bytes);
        var warc = WarcFile.ofUpload(new HandedIn(person, clock.instant(), url, at, sha256), contentType, bytes);
        store.keep(warc.sha256(), warc.bytes());
        return new Kept(sha256, bytes.length, contentType, url, at, warc.sha256(), warc.responseId(), null, null);
    }
}
