package holdline.crawler.person;

import holdline.crawler.discover.ContentKind;
import holdline.crawler.fetch.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/**
 * A page somebody saved: an HTML file, or all of it in one MHTML file. Only its markup is read, as text.
 *
 * @param contentType as the file states it, or null
 * @param savedFrom the address the file itself names, or null
 */
record SavedPage(
        Body html, @Nullable String contentType, @Nullable String savedFrom) {

    private static final int MAX_PARTS = 2_000;
    private static final int MAX_HTML = 8 * 1024 * 1024;

    private static final MimeConfig LIMITS = new MimeConfig.Builder()
            .setMaxLineLen(64 * 1024)
            .setMaxHeaderCount(200)
            .setMaxHeaderLen(16 * 1024)
            .setMaxContentLen(32L * 1024 * 1024)
            .build();

    /** The page in a file, or nothing when it is no page. */
    static Optional<SavedPage> of(byte[] file) {
        return switch (ContentKind.of(file)) {
            case HTML -> Optional.of(new SavedPage(new Body(file), null, null));
            case MHTML -> ofMhtml(file);
            case XML, GZIP, PNG, JPEG, GIF, WEBP, TEXT, BINARY -> Optional.empty();
        };
    }

    /** The first HTML part is the page; the others are its frames and pictures. */
    private static Optional<SavedPage> ofMhtml(byte[] file) {
        var mime = new MimeTokenStream(LIMITS);
        mime.parse(new ByteArrayInputStream(file));
        String savedFrom = null;
        var parts = 0;
        try {
            for (var state = mime.getState(); state != EntityState.T_END_OF_STREAM; state = mime.next()) {
                if (state == EntityState.T_FIELD
                        && savedFrom == null
                        && mime.getField().getName().equalsIgnoreCase("Snapshot-Content-Location")) {
                    savedFrom = mime.getField().getBody().strip();
                }
                if (state == EntityState.T_BODY) {
                    parts++;
                    var body = mime.getBodyDescriptor();
                    if (body.getMimeType().equals("text/html")) {
                        var html = mime.getDecodedInputStream().readNBytes(MAX_HTML + 1);
                        var charset = body.getCharset();
                        return html.length > MAX_HTML
                                ? Optional.empty()
                                : Optional.of(new SavedPage(
                                        new Body(html),
                                        charset == null ? null : "text/html; charset=" + charset,
                                        savedFrom));
                    }
                    if (parts > MAX_PARTS) {
                        return Optional.empty();
                    }
                }
            }
        } catch (MimeException | IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
