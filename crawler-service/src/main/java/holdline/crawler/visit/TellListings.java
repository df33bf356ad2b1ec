package holdline.crawler.visit;

import holdline.crawler.extract.ListingIdentity;
import holdline.crawler.extract.Offering;
import holdline.crawler.extract.PageAddress;
import holdline.crawler.extract.Price;
import holdline.events.Availability;
import holdline.events.Capture;
import holdline.events.Channel;
import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingEvent;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Money;
import holdline.events.PagePrice;
import holdline.events.PictureHash;
import holdline.events.PromotionTerms;
import holdline.events.Reading;
import holdline.events.Seller;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts what a page offers into the published language. Pure. */
final class TellListings {

    private static final int MAX_PROMOTIONS = 20;
    private static final int MAX_PICTURES = 10;
    private static final int MAX_TEXT = 500;
    /** Together with the limits above these keep an event under 64 KiB, whatever a page says. */
    private static final int MAX_PROMOTION = 200;

    private static final int MAX_SHORT_TEXT = 80;

    private final ListingIdentity identity;

    TellListings(ListingIdentity identity) {
        this.identity = identity;
    }

    /**
     * The listing an offering belongs to: the watched one on its own page; on a search page the card's own, and in an
     * API's answer the one it speaks of.
     */
    Listing listing(Offering offering, boolean search, String watchedUrl) {
        return identity.of(search || offering.isFromApi() ? offering.url() : watchedUrl);
    }

    ListingObserved observed(
            Offering offering,
            Listing listing,
            List<String> tenants,
            Instant at,
            Availability availability,
            Capture capture) {
        var price = offering.price();
        var terms = offering.terms().stream()
                .limit(MAX_PROMOTIONS)
                .map(TellListings::cut)
                .toList();
        return new ListingObserved(
                listing,
                tenants,
                at,
                cut(Objects.requireNonNullElse(offering.title(), listing.id())),
                seller(offering.seller(), listing),
                availability,
                price == null ? null : pagePrice(price),
                money(offering.listPrice()),
                Channel.SHELF,
                new Identifiers(offering.brand(), offering.gtin(), offering.mpn(), offering.sku()),
                promotions(offering, terms),
                offering.images().stream()
                        .map(image -> absolute(listing.url(), image))
                        .filter(image -> image.length() <= 2 * MAX_TEXT)
                        .limit(MAX_PICTURES)
                        .toList(),
                new Reading(
                        offering.provenance().isEmpty() ? "page" : String.join("+", offering.provenance()),
                        offering.confidence()),
                capture,
                terms,
                variants(offering, price == null ? offering.listPrice() : price),
                null);
    }

    /** The page's currency holds for its variants too; without one their amounts say nothing. */
    private static List<ListingObserved.Variant> variants(Offering offering, @Nullable Price price) {
        return offering.variants().stream()
                .limit(ListingObserved.MAX_VARIANTS)
                .map(variant -> new ListingObserved.Variant(
                        variant.sku() == null ? null : cut(variant.sku(), MAX_SHORT_TEXT),
                        variant.title() == null ? null : cut(variant.title(), MAX_SHORT_TEXT),
                        price == null
                                        || variant.price() == null
                                        || variant.price().signum() <= 0
                                ? null
                                : new Money(variant.price(), Currency.getInstance(price.currency())),
                        variant.availability()))
                .toList();
    }

    /** Texts with terms first: a page with very many promotions must not lose them. */
    private static List<String> promotions(Offering offering, List<PromotionTerms> terms) {
        var withTerms = terms.stream().map(PromotionTerms::text).toList();
        var kept = offering.promotions().stream()
                .map(text -> cut(text, MAX_PROMOTION))
                .filter(text -> !withTerms.contains(text))
                .limit(Math.max(0, MAX_PROMOTIONS - withTerms.size()));
        return Stream.concat(withTerms.stream(), kept).distinct().toList();
    }

    private static PromotionTerms cut(PromotionTerms terms) {
        return terms.text().length() <= MAX_PROMOTION ? terms : terms.worded(cut(terms.text(), MAX_PROMOTION));
    }

    /** The same, shown somewhere else than on the shelf. */
    static ListingEvent in(Channel channel, ListingEvent told) {
        return switch (told) {
            case ListingObserved seen ->
                new ListingObserved(
                        seen.listing(),
                        seen.tenants(),
                        seen.observedAt(),
                        seen.title(),
                        seen.seller(),
                        seen.availability(),
                        seen.pagePrice(),
                        seen.listPrice(),
                        channel,
                        seen.identifiers(),
                        seen.promotions(),
                        seen.pictures(),
                        seen.reading(),
                        seen.capture(),
                        seen.promotionTerms(),
                        seen.variants(),
                        seen.mainPicture());
            case ListingGone gone -> gone;
            case ListingUnreadable unreadable -> unreadable;
        };
    }

    /** The same again: a later observation of what was seen before, with the main picture as it is known now. */
    static ListingObserved again(
            ListingObserved before,
            List<String> tenants,
            Instant at,
            Capture capture,
            @Nullable PictureHash mainPicture) {
        return new ListingObserved(
                before.listing(),
                tenants,
                at,
                before.title(),
                before.seller(),
                before.availability(),
                before.pagePrice(),
                before.listPrice(),
                before.channel(),
                before.identifiers(),
                before.promotions(),
                before.pictures(),
                before.reading(),
                capture,
                before.promotionTerms(),
                before.variants(),
                mainPicture);
    }

    /**
     * A shop the page names, by number or by name. A web shop sells for itself; on a marketplace an unnamed seller is
     * nobody else, so it gets an identity of its own.
     */
    private static Seller seller(Offering.SellerName seller, Listing listing) {
        var name = seller.name() == null ? null : cut(seller.name());
        if (seller.id() != null) {
            return new Seller(listing.platform(), cut(seller.id()), name);
        }
        if (name != null) {
            return new Seller(listing.platform(), name, name);
        }
        var ownShop = PageAddress.of(listing.url()).host().equals(listing.platform());
        return ownShop
                ? new Seller(listing.platform(), listing.platform(), null)
                : new Seller(listing.platform(), "unnamed:" + cut(listing.id()), null);
    }

    private static PagePrice pagePrice(Price price) {
        var currency = Currency.getInstance(price.currency());
        var high = price.high();
        return new PagePrice(new Money(price.amount(), currency), high == null ? null : new Money(high, currency));
    }

    private static @Nullable Money money(@Nullable Price price) {
        return price == null ? null : new Money(price.amount(), Currency.getInstance(price.currency()));
    }

    private static String absolute(String page, String address) {
        return org.jsoup.internal.StringUtil.resolve(page, address);
    }

    private static String cut(String text) {
        return cut(text, MAX_TEXT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
