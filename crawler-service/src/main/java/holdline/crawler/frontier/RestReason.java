package holdline.crawler.frontier;

/** Why a host is left alone until its next turn. */
public enum RestReason {
    /** Our own least pause. */
    DELAY("the least pause between two requests"),
    /** robots.txt asks for it. */
    CRAWL_DELAY("its robots.txt asks for this pause (Crawl-delay)"),
    /** A host that answers slowly is given more rest. */
    SLOW_ANSWERS("it answers slowly"),
    /** The host asked for rest. */
    RETRY_AFTER("it asked for rest (Retry-After)"),
    /** It failed or refused again and again. */
    FAILURES("it failed or refused again and again");

    private final String sentence;

    RestReason(String sentence) {
        this.sentence = sentence;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
