package holdline.e2e;

/** A proof runs small with every build, and full when it is asked for by name. */
final class Sizes {

    private Sizes() {}

    /** Whether {@code ./holdline prove <name>} started this. */
    static boolean isFull(String proof) {
        return proof.equals(System.getProperty("holdline.prove"));
    }

    static int of(String proof, int small, int full) {
        return Integer.getInteger("holdline.prove.size", isFull(proof) ? full : small);
    }
}
