package holdline.crawler.evidence;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Everything needed to verify a capture offline, beside the page and its record. Hashes in lower-case hex. */
record ProofView(
        @Schema(description = "SHA-256 of the page's bytes") String id,
        Instant capturedAt,
        String url,

        @Schema(description = "SHA-256 of the record: request, answer and procedure log as WARC")
        String recordSha256,

        String recordHref,
        String algorithm,

        @Schema(description = "False until a seal took the capture in; then everything below but the leaf is null")
        boolean sealed,

        String leaf,
        @Nullable Integer leafIndex,
        @Nullable Integer leaves,

        @Schema(description = "Siblings from the leaf up, each with the side it stands on") @Nullable
        List<SiblingView> path,

        @Nullable String root,
        @Nullable Long sealId,
        @Nullable Instant sealedAt,
        @Nullable TimestampView timestamp) {

    private static final HexFormat HEX = HexFormat.of();

    record SiblingView(String side, String hash) {}

    /**
     * The token over the root.
     *
     * @param state {@code timestamped}, {@code awaited} or {@code not timestamped}
     * @param token base64 of the DER
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record TimestampView(
            String state,
            byte @Nullable [] token,
            @Nullable Instant at,
            @Nullable String authority,
            @Nullable String detail) {

        static TimestampView of(Stamp stamp) {
            return switch (stamp) {
                case Stamp.Given(var token, var at, var authority) ->
                    new TimestampView("timestamped", token, at, authority, null);
                case Stamp.Awaited(var next, var error) ->
                    new TimestampView(
                            "awaited",
                            null,
                            null,
                            null,
                            error == null ? "asked for next at " + next : error + "; asked for again at " + next);
                case Stamp.None _ ->
                    new TimestampView(
                            "not timestamped", null, null, null, "no authority was configured when it was sealed");
            };
        }
    }

    static ProofView of(Captures.Noted capture) {
        var href = "/api/captures/" + capture.sha256() + "/record?at=" + capture.capturedAt();
        var leaf = HEX.formatHex(capture.leaf());
        var seal = capture.sealed();
        if (seal == null) {
            return new ProofView(
                    capture.sha256(),
                    capture.capturedAt(),
                    capture.url(),
                    capture.recordSha256(),
                    href,
                    Leaf.ALGORITHM,
                    false,
                    leaf,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        return new ProofView(
                capture.sha256(),
                capture.capturedAt(),
                capture.url(),
                capture.recordSha256(),
                href,
                Leaf.ALGORITHM,
                true,
                leaf,
                seal.leafIndex(),
                seal.tree().size(),
                seal.tree().path(seal.leafIndex()).stream()
                        .map(sibling -> new SiblingView(
                                sibling.side().name().toLowerCase(Locale.ROOT), HEX.formatHex(sibling.hash())))
                        .toList(),
                HEX.formatHex(seal.root()),
                seal.id(),
                seal.at(),
                TimestampView.of(seal.stamp()));
    }
}
