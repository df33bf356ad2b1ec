package holdline.crawler.watch;

/** What became of a wish. */
sealed interface Placed {

    /** The watch is there now. */
    record Started(long watch) implements Placed {}

    /** The tenant watched the address already. */
    record Known(long watch) implements Placed {}

    /** The tenant has as many watches as it may have. */
    record OverQuota(int quota) implements Placed {}
}
