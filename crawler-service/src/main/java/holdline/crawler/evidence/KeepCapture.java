package holdline.crawler.evidence;

import holdline.crawler.fetch.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the record of a visit and puts it where it stays. Nothing of it is seen until {@link Captures#note} has noted
 * it: a visit that dies in between leaves a record nobody refers to, which is swept up a day later.
 */
@ApplicationScoped
public class KeepCapture {

    private final CaptureStore store;
    private final Captures captures;
    private final Procedure.Maker maker;

    KeepCapture(
            CaptureStore store,
            Captures captures,
            EvidenceConfig config,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.store = store;
        this.captures = captures;
        this.maker =
                new Procedure.Maker(config.operator(), "Holdline " + application + " " + version, config.timeSource());
    }

    /**
     * Keeps what a visit brought. Bytes that this address has shown before are not stored again: the record then says
     * where they are, and is a few hundred bytes long.
     *
     * @param url the address the visit was for
     * @param sha256 of the answer's body, in lower-case hex
     */
    public Kept keep(String url, Fetched.Answered answered, String sha256) {
        var at = answered.at().truncatedTo(ChronoUnit.MICROS);
        var original = captures.original(sha256, url).orElse(null);
        if (original != null) {
            var procedure =
                    Procedure.of(maker, url, answered, sha256, original.warc().at());
            var warc = WarcFile.ofRevisit(procedure, answered, original.warc());
            return new Kept(
                    sha256,
                    answered.body().size(),
                    answered.contentType(),
                    url,
                    at,
                    warc.sha256(),
                    warc.responseId(),
                    warc.bytes(),
                    original.id());
        }
        var warc = WarcFile.ofPage(Procedure.of(maker, url, answered, sha256, null), answered);
        store.keep(warc.sha256(), warc.bytes());
        return new Kept(
                sha256,
                answered.body().size(),
                answered.contentType(),
                url,
                at,
                warc.sha256(),
                warc.responseId(),
                null,
                null);
    }
}
