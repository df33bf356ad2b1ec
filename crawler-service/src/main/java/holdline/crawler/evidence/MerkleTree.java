package holdline.crawler.evidence;

import holdline.crawler.fetch.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A Merkle tree over SHA-256 as in RFC 6962, section 2.1: leaves and nodes are hashed with different first bytes, so no
 * node can be passed off as a leaf, and a lone last branch is carried up, not doubled. Pure.
 */
final class MerkleTree {

    static final int HASH_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> leaves;

    /** @param leaves leaf hashes, at least one */
    MerkleTree(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree without leaves has no root");
        }
        this.leaves = List.copyOf(leaves);
    }

    /** The tree whose leaf hashes stand one after another. */
    static MerkleTree of(byte[] concatenated) {
        var leaves = new ArrayList<byte[]>();
        for (var from = 0; from < concatenated.length; from += HASH_BYTES) {
            leaves.add(Arrays.copyOfRange(concatenated, from, from + HASH_BYTES));
        }
        return new MerkleTree(leaves);
    }

    /** SHA-256(0x00 || data). */
    static byte[] leaf(byte[]... data) {
        return hash(LEAF, data);
    }

    /** SHA-256(0x01 || left || right). */
    static byte[] node(byte[] left, byte[] right) {
        return hash(NODE, left, right);
    }

    int size() {
        return leaves.size();
    }

    byte[] leafAt(int index) {
        return leaves.get(index).clone();
    }

    byte[] concatenated() {
        var all = new byte[leaves.size() * HASH_BYTES];
        for (var i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i), 0, all, i * HASH_BYTES, HASH_BYTES);
        }
        return all;
    }

    byte[] root() {
        return root(leaves);
    }

    /** A sibling on the way from a leaf to the root, and the side it stands on. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sibling(Side side, byte[] hash) {

        enum Side {
            LEFT,
            RIGHT
        }
    }

    /** The siblings of a leaf's branch, from the leaf up. */
    List<Sibling> path(int index) {
        var path = new ArrayList<Sibling>();
        collect(leaves, index, path);
        return List.copyOf(path);
    }

    /** The root that a leaf and its path lead to; equal to the tree's when neither was touched. */
    static byte[] rootOf(byte[] leaf, List<Sibling> path) {
        var hash = leaf;
        for (var sibling : path) {
            hash = switch (sibling.side()) {
                case LEFT -> node(sibling.hash(), hash);
                case RIGHT -> node(hash, sibling.hash());
            };
        }
        return hash;
    }

    private static byte[] root(List<byte[]> part) {
        if (part.size() == 1) {
            return part.getFirst();
        }
        var split = split(part.size());
        return node(root(part.subList(0, split)), root(part.subList(split, part.size())));
    }

    private static void collect(List<byte[]> part, int index, List<Sibling> path) {
        if (part.size() == 1) {
            return;
        }
        var split = split(part.size());
        var left = part.subList(0, split);
        var right = part.subList(split, part.size());
        if (index < split) {
            collect(left, index, path);
            path.add(new Sibling(Sibling.Side.RIGHT, root(right)));
        } else {
            collect(right, index - split, path);
            path.add(new Sibling(Sibling.Side.LEFT, root(left)));
        }
    }

    /** The largest power of two below the size. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    private static byte[] hash(byte kind, byte[]... parts) {
        var digest = Sha256.digest();
        digest.update(kind);
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
