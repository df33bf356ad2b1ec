package holdline.crawler.frontier;

/** What an address is expected to answer with, by the watches on it. An HTML page is read as a page whatever was expected. */
public enum Expected {
    /** A page of one thing for sale, or of several. */
    PAGE,
    /** A page of many, whose next page may be followed. */
    CARDS,
    /** A platform's API: every offering says for itself where it is found. */
    PAYLOAD,
    /** A sitemap, in any of its forms. */
    SITEMAP,
    /** A product feed. */
    FEED,
    /** A listing's main picture. No watch asks for it, an observation does. */
    PICTURE
}
