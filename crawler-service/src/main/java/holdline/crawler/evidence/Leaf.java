package holdline.crawler.evidence;

import java.util.HexFormat;

/** What a capture is sealed by. */
final class Leaf {

    /** How leaf, path and root hang together, for whoever verifies without us. */
    static final String ALGORITHM = """
        SHA-256 Merkle tree, RFC 6962 2.1: leaf = SHA-256(0x00 || id || recordSha256), \
        node = SHA-256(0x01 || left || right), hashes as 32 bytes each; \
        token: RFC 3161 over the root as SHA-256 imprint\
        """;

    private Leaf() {}

    /**
     * The page's hash binds the id that everybody refers to; the record's hash binds request, answer and procedure log
     * as well.
     */
    static byte[] of(String sha256, String recordSha256) {
        return MerkleTree.leaf(HexFormat.of().parseHex(sha256), HexFormat.of().parseHex(recordSha256));
    }
}
