package holdline.crawler.discover;

import java.util.List;

/**
 * What a document leads to.
 *
 * @param pages further pages of the same list, or further sitemap files; absolute, in the document's order
 * @param listings addresses of things for sale; absolute, in the document's order
 * @param badRows how many entries could not be used
 * @param remarks what was wrong with the first of them, and what was left out; for people
 */
public record Found(List<String> pages, List<String> listings, int badRows, List<String> remarks) {

    /** Nothing. */
    public static final Found NOTHING = new Found(List.of(), List.of(), 0, List.of());

    public Found {
        pages = List.copyOf(pages);
        listings = List.copyOf(listings);
        remarks = List.copyOf(remarks);
    }

    /** The next page of a list, and what this page shows. */
    public static Found cards(List<String> nextPage, List<String> listings) {
        return new Found(nextPage, listings, 0, List.of());
    }
}
