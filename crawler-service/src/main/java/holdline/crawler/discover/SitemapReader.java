package holdline.crawler.discover;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads sitemaps: indexes, url sets, plain text, RSS and Atom, each also as gzip. The formats are crawler-commons'
 * business; the bounds, which it lacks, are ours.
 */
public final class SitemapReader {

    /** Most addresses taken from one file; the sitemap protocol allows ten times as many. */
    public static final int MAX_ADDRESSES = 5_000;

    /** Entries looked at for these: some lead elsewhere, or come twice. */
    private static final int MAX_ENTRIES = 2 * MAX_ADDRESSES;

    private SitemapReader() {}

    /**
     * Reads a sitemap.
     *
     * @param url where it is from; addresses outside its registered domain are left out
     */
    public static Document read(byte[] bytes, String url) {
        try {
            var content = BoundedInflate.open(bytes);
            if (ContentKind.of(content) == ContentKind.BINARY) {
                return new Document.Refused("the sitemap is neither XML nor text");
            }
            if (ContentKind.of(content) == ContentKind.XML && XmlProlog.declaresType(content)) {
                return new Document.Refused("the sitemap declares a document type, which is not read");
            }
            var start = XmlBounds.first(content, MAX_ENTRIES);
            if (start.isPresent()) {
                content = start.get();
            }
            if (XmlBounds.hasTooManyTags(content)) {
                return new Document.Refused("the sitemap has more than " + XmlBounds.MAX_TAGS + " tags");
            }
            // Lenient about where a sitemap lies; what it may lead to is decided below.
            var parser = new SiteMapParser(false, true);
            return found(parser.parseSiteMap(content, URI.create(url).toURL()), url, start.isPresent());
        } catch (BoundedInflate.Refused refused) {
            return new Document.Refused(String.valueOf(refused.getMessage()));
        } catch (UnknownFormatException | IOException | IllegalArgumentException e) {
            return new Document.Refused("the sitemap cannot be read");
        }
    }

    private static Document found(AbstractSiteMap map, String url, boolean hasMore) {
        var pages = new LinkedHashSet<String>();
        var listings = new LinkedHashSet<String>();
        var strangers = 0;
        switch (map) {
            case SiteMapIndex index -> {
                for (var child : index.getSitemaps()) {
                    strangers += keep(pages, url, String.valueOf(child.getUrl()));
                }
            }
            case SiteMap list -> {
                for (var entry : list.getSiteMapUrls()) {
                    strangers += keep(listings, url, String.valueOf(entry.getUrl()));
                }
            }
            default -> {
                return new Document.Refused("the sitemap is of a form we do not know");
            }
        }
        var remarks = new ArrayList<String>();
        if (hasMore) {
            remarks.add("only the first " + MAX_ENTRIES + " entries were looked at");
        }
        if (strangers > 0) {
            remarks.add(strangers + " addresses lead outside this site and were left out");
        }
        cut(pages, remarks);
        cut(listings, remarks);
        pages.remove(url);
        return new Document.Read(new Found(List.copyOf(pages), List.copyOf(listings), strangers, remarks), List.of());
    }

    private static int keep(Set<String> addresses, String document, String address) {
        var within = Site.within(document, address);
        within.ifPresent(addresses::add);
        return within.isPresent() ? 0 : 1;
    }

    private static void cut(Set<String> addresses, List<String> remarks) {
        if (addresses.size() > MAX_ADDRESSES) {
            remarks.add("of " + addresses.size() + " addresses the first " + MAX_ADDRESSES + " were taken");
            var first = addresses.stream().limit(MAX_ADDRESSES).toList();
            addresses.clear();
            addresses.addAll(first);
        }
    }
}
