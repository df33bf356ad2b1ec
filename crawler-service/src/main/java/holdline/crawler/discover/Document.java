package holdline.crawler.discover;

import holdline.crawler.extract.Offering;
import java.util.List;

/** How reading a sitemap or a feed ended. */
public sealed interface Document {

    /**
     * It was read, as far as {@link Found#remarks} says.
     *
     * @param offerings what a feed offers; a sitemap holds nothing but addresses
     */
    record Read(Found found, List<Offering> offerings) implements Document {

        public Read {
            offerings = List.copyOf(offerings);
        }
    }

    /** It was not read. The sentence says why, for people. */
    record Refused(String why) implements Document {}
}
