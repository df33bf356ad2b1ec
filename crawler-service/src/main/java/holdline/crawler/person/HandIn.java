package holdline.crawler.person;

import holdline.crawler.discover.ContentKind;
import holdline.crawler.evidence.KeepUpload;
import holdline.crawler.evidence.Kept;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.fetch.Body;
import holdline.events.Channel;
import holdline.web.Problem;
import holdline.web.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what a person captured: keeps the files, reads the page, and has both recorded. The files are kept first. */
@ApplicationScoped
class HandIn {

    private final KeepUpload files;
    private final Extractor extractor;
    private final ListingIdentity identity;
    private final RecordHandedIn record;

    HandIn(KeepUpload files, Extractor extractor, ListingIdentity identity, RecordHandedIn record) {
        this.files = files;
        this.extractor = extractor;
        this.identity = identity;
        this.record = record;
    }

    /**
     * What was uploaded, its fields checked.
     *
     * @param url in normal form
     */
    record Upload(
            String tenant,
            String person,
            String url,
            Instant capturedAt,
            @Nullable Body page,
            @Nullable Body screenshot,
            Channel channel,
            Statement statement) {}

    /**
     * Takes an upload. The very same again changes nothing.
     *
     * @throws Problem 400 naming the field, 409 beyond the quota of watches
     */
    Taken<PersonCaptureView> take(Upload upload) {
        var extraction = upload.statement().completing(read(upload), upload.url());
        return record.record(upload, extraction, kept(upload, upload.page()), kept(upload, upload.screenshot()));
    }

    private @Nullable Kept kept(Upload upload, @Nullable Body file) {
        return file == null
                ? null
                : files.keep(
                        upload.url(),
                        file.bytes(),
                        ContentKind.of(file.bytes()).mediaType(),
                        upload.capturedAt(),
                        upload.person());
    }

    private @Nullable Extraction read(Upload upload) {
        if (upload.page() == null) {
            return null;
        }
        var saved = SavedPage.of(upload.page().bytes())
                .orElseThrow(() -> Problem.invalid("page", "a page saved as HTML or as MHTML"));
        var from = saved.savedFrom();
        if (from != null && !isSame(from, upload.url())) {
            throw Problem.invalid("url", "the address the page was saved from, which is " + from);
        }
        return extractor.extract(saved.html().bytes(), saved.contentType(), upload.url());
    }

    private boolean isSame(String from, String url) {
        try {
            return identity.of(from).id().equals(identity.of(url).id());
        } catch (IllegalArgumentException _) {
            // A file saved from a disk or a frame names no web address; the person's word stands.
            return true;
        }
    }
}
