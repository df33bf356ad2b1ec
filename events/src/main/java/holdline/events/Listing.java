package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An offer on a marketplace, the same one however many brands watch it.
 *
 * @param id {@code platform:item}, at most {@value #MAX_ID} characters; the order key of listing and violation events
 * @param platform the marketplace, such as {@code jd.com}, or a web shop's own host
 * @param url where a person finds it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Listing(String id, String platform, String url) {

    static final int MAX_ID = 512;

    public Listing {
        Required.text("listing.id", id);
        Required.text("listing.platform", platform);
        Required.text("listing.url", url);
        if (!id.startsWith(platform + ":") || id.length() == platform.length() + 1 || id.length() > MAX_ID) {
            throw new IllegalArgumentException(
                    "listing.id must be platform:item of at most " + MAX_ID + " characters: " + id);
        }
    }

    public static Listing of(String platform, String item, String url) {
        return new Listing(platform + ":" + item, platform, url);
    }
}
