package holdline.crawler.evidence;

import holdline.crawler.fetch.Body;
import holdline.crawler.fetch.Exchange;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.Sha256;
import holdline.messaging.EventJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/**
 * One visit as a WARC 1.1 file (ISO 28500), a gzip member per record: warcinfo, the request, the response (or a revisit,
 * when the bytes are those of an earlier one), and the procedure log as metadata. Redirects stand in the log alone:
 * nobody reads their bodies.
 *
 * <p>HTTP heads are as they came, with one change that web archives make: the body is kept with its transfer and content
 * encoding undone, so those headers are renamed {@code X-Crawler-…} and Content-Length states what follows. HTTP/2 is
 * written down in HTTP/1.1 form; the log names the protocol.
 */
final class WarcFile {

    private static final Set<String> ABOUT_ENCODING = Set.of("content-encoding", "transfer-encoding", "content-length");

    private final byte[] bytes;
    private final UUID responseId;

    private WarcFile(byte[] bytes, UUID responseId) {
        this.bytes = bytes;
        this.responseId = responseId;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    String sha256() {
        return Sha256.of(bytes);
    }

    /** The WARC-Record-ID of the record that has the page. */
    UUID responseId() {
        return responseId;
    }

    /** The record that has the bytes a revisit found again. */
    record Original(UUID responseId, String url, Instant at) {}

    /** A visit that brought bytes. */
    static WarcFile ofPage(Procedure procedure, Fetched.Answered answered) {
        var responseId = UUID.randomUUID();
        var last = answered.exchanges().getLast();
        var body = answered.body().bytes();
        var block = joined(responseHead(last, body.length), body);
        var response = addressed(new WarcResponse.Builder(last.address()), last, answered.at())
                .recordId(responseId)
                .body(MediaType.HTTP_RESPONSE, block)
                .blockDigest(digest(Sha256.of(block)))
                .payloadDigest(digest(procedure.sha256()))
                .truncated(truncation(answered.body()))
                .build();
        return assembled(procedure, answered, response, responseId);
    }

    private static WarcTruncationReason truncation(Body body) {
        var why = body.truncated();
        return why == null
                ? WarcTruncationReason.NOT_TRUNCATED
                : switch (why) {
                    case LENGTH -> WarcTruncationReason.LENGTH;
                    case TIME -> WarcTruncationReason.TIME;
                    case DISCONNECT -> WarcTruncationReason.DISCONNECT;
                };
    }

    /** A visit that brought the bytes of an earlier one again. */
    static WarcFile ofRevisit(Procedure procedure, Fetched.Answered answered, Original original) {
        var responseId = UUID.randomUUID();
        var last = answered.exchanges().getLast();
        var head = responseHead(last, answered.body().size());
        var revisit = addressed(
                        new WarcRevisit.Builder(last.address(), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1),
                        last,
                        answered.at())
                .recordId(responseId)
                .refersTo(id(original.responseId()), original.url(), original.at())
                .body(MediaType.HTTP_RESPONSE, head)
                .blockDigest(digest(Sha256.of(head)))
                .payloadDigest(digest(procedure.sha256()))
                .build();
        return assembled(procedure, answered, revisit, responseId);
    }

    /** What a person handed in: a resource record and what is known of it; there was no request of ours. */
    static WarcFile ofUpload(HandedIn procedure, String contentType, byte[] bytes) {
        var resourceId = UUID.randomUUID();
        try {
            var resource = new WarcResource.Builder(
                            URI.create(HttpUrl.get(procedure.shows()).toString()))
                    .version(MessageVersion.WARC_1_1)
                    .date(procedure.seenAt())
                    .recordId(resourceId)
                    .body(MediaType.parse(contentType), bytes)
                    .blockDigest(digest(procedure.sha256()))
                    .build();
            var log = EventJson.mapper().writeValueAsBytes(procedure);
            var metadata = new WarcMetadata.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .date(procedure.at())
                    .concurrentTo(id(resourceId))
                    .body(MediaType.JSON, log)
                    .blockDigest(digest(Sha256.of(log)))
                    .build();
            var file = new ByteArrayOutputStream(1024 + bytes.length);
            append(file, resource);
            append(file, metadata);
            return new WarcFile(file.toByteArray(), resourceId);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    private static WarcFile assembled(
            Procedure procedure, Fetched.Answered answered, WarcRecord response, UUID responseId) {
        try {
            var last = answered.exchanges().getLast();
            var info = new Warcinfo.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .date(answered.at())
                    .fields(Map.of(
                            "software", List.of(procedure.software()),
                            "operator", List.of(procedure.operator()),
                            "format", List.of("WARC File Format 1.1"),
                            "conformsTo",
                                    List.of(
                                            "https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"),
                            "robots", List.of("obey, RFC 9309")))
                    .build();
            var head = requestHead(last);
            var request = addressed(new WarcRequest.Builder(last.address()), last, last.sentAt())
                    .concurrentTo(id(responseId))
                    .body(MediaType.HTTP_REQUEST, head)
                    .blockDigest(digest(Sha256.of(head)))
                    .build();
            var log = EventJson.mapper().writeValueAsBytes(procedure);
            var metadata = new WarcMetadata.Builder()
                    .version(MessageVersion.WARC_1_1)
                    .date(answered.at())
                    .targetURI(last.address())
                    .concurrentTo(id(responseId))
                    .body(MediaType.JSON, log)
                    .blockDigest(digest(Sha256.of(log)))
                    .build();
            var file = new ByteArrayOutputStream(4096 + answered.body().size() / 3);
            for (var record : List.of(info, request, response, metadata)) {
                append(file, record);
            }
            return new WarcFile(file.toByteArray(), responseId);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
    }

    private static <R extends WarcCaptureRecord, B extends WarcCaptureRecord.AbstractBuilder<R, B>> B addressed(
            B record, Exchange exchange, Instant at) {
        var socket = exchange.connectedTo();
        if (socket != null && socket.getAddress() != null) {
            record.ipAddress(socket.getAddress());
        }
        return record.version(MessageVersion.WARC_1_1).date(at);
    }

    /** Quick compression: pages shrink to a quarter already, and a crawler compresses all day. */
    private static void append(ByteArrayOutputStream file, WarcRecord record) throws IOException {
        try (var member = new GZIPOutputStream(file, 8192) {
                    {
                        def.setLevel(Deflater.BEST_SPEED);
                    }
                };
                var writer = new WarcWriter(Channels.newChannel(member), WarcCompression.NONE)) {
            writer.write(record);
        }
    }

    private static byte[] requestHead(Exchange exchange) {
        // The client's own parser: the address has been asked for, so it can be read.
        var url = HttpUrl.get(exchange.address());
        var query = url.encodedQuery();
        var line = "GET " + url.encodedPath() + (query == null ? "" : "?" + query) + " HTTP/1.1\r\n";
        var head = new StringBuilder(line);
        exchange.requestHeaders().forEach(header -> line(head, header.name(), header.value()));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] responseHead(Exchange exchange, int length) {
        var head = new StringBuilder("HTTP/1.1 ")
                .append(exchange.status())
                .append(' ')
                .append(exchange.reason())
                .append("\r\n");
        for (var header : exchange.responseHeaders()) {
            var about = ABOUT_ENCODING.contains(header.name().toLowerCase(Locale.ROOT));
            line(head, about ? "X-Crawler-" + header.name() : header.name(), header.value());
        }
        line(head, "Content-Length", String.valueOf(length));
        return head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    private static byte[] joined(byte[] head, byte[] body) {
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    private static URI id(UUID id) {
        return URI.create("urn:uuid:" + id);
    }

    private static WarcDigest digest(String sha256) {
        return new WarcDigest("sha256", sha256);
    }

    /**
     * The page's bytes out of a record that has them.
     *
     * @throws IllegalArgumentException when it has none
     */
    static byte[] page(byte[] warc) {
        try (var records = new WarcReader(new ByteArrayInputStream(warc))) {
            for (var record : records) {
                if (record instanceof WarcResponse response) {
                    return response.http().body().stream().readAllBytes();
                }
                if (record instanceof WarcResource resource) {
                    return resource.body().stream().readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("not a readable WARC file", e);
        }
        throw new IllegalArgumentException("a WARC file without a response");
    }
}
