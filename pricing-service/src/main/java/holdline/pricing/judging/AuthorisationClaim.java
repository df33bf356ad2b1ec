package holdline.pricing.judging;

import holdline.events.ListingObserved;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words by which a seller presents itself as the brand or its dealer: 官方, 授权, 旗舰店, official store, authorized dealer.
 *
 * <p>Many uses of these words claim nothing: 旗舰 in a title is a class of phone, 官方标配 a bundle, and 非官方 says the
 * opposite. A denial that stands close before the words, but not next to them, is {@link Reading#UNCLEAR}.
 */
final class AuthorisationClaim {

    private static final String NOT_THE_SHOP = "(?!标配|正品|验|质检|同款|推荐|配|价|指导|保修|联保|售后|客服|微信|公众号|数据|网站|说明|图|原版|译|宣)";

    private static final Pattern IN_SHOP_NAME = Pattern.compile("官方|官网|授权|旗舰店?|直营店|专卖店"
            + "|official(?:ly)? ?(?:authori[sz]ed )?(?:\\S+ ){0,2}(?:store|shop|outlet|flagship|dealer|reseller|seller)|\\bofficial\\b"
            + "|authori[sz]ed|flagship");

    private static final Pattern IN_TITLE = Pattern.compile("官方(?:旗舰|授权|直营|直售|直销|专卖|店|自营|商城|正式)|官方" + NOT_THE_SHOP
            + "|授权(?!码|书|协议|方式)|旗舰店"
            + "|official (?:\\S+ ){0,2}(?:store|shop|outlet|dealer|reseller|seller)"
            + "|authori[sz]ed (?:\\S+ ){0,2}(?:dealer|reseller|retailer|seller|distributor|store|shop|partner)"
            + "|flagship store");

    private static final Pattern DENIED =
            Pattern.compile("(?:非|不是|并非|未经|未获|未|无|没有|没|un|non-? ?|not (?:an? |the )?(?:\\S+ )?|no |never )$");

    /** A denial a few characters earlier: 非蓝天官方. Words that only begin like one (非凡, 未来) are no denial. */
    private static final Pattern MAYBE_DENIED = Pattern.compile(
            "(?:非(?!凡|常|洲|遗)|不是|未(?!来|央)|无(?!忧|限|印|锡|双|敌)|没有|\\bnot\\b|\\bno\\b|n't )[^，。,.;；|/!！]{0,12}$");

    /** What is quoted is cut here: a name that goes on longer proves nothing more. */
    private static final int MAX_QUOTE = 300;

    private AuthorisationClaim() {}

    /** How the words are to be taken. */
    enum Reading {
        CLAIMED,
        UNCLEAR
    }

    /**
     * A claim as captured.
     *
     * @param words that make it
     * @param quoted the whole shop name or title
     * @param where "shop name" or "title"
     */
    record Claim(String words, String quoted, String where, Reading reading) {}

    /** The strongest claim of a listing; the shop name, which stands over everything the shop sells, comes first. */
    static Optional<Claim> find(ListingObserved seen) {
        var inShop = in(seen.seller().shopName(), "shop name", IN_SHOP_NAME);
        var inTitle = in(seen.title(), "title", IN_TITLE);
        return inShop.filter(AuthorisationClaim::claimed)
                .or(() -> inTitle.filter(AuthorisationClaim::claimed))
                .or(() -> inShop)
                .or(() -> inTitle);
    }

    private static boolean claimed(Claim claim) {
        return claim.reading() == Reading.CLAIMED;
    }

    private static Optional<Claim> in(@Nullable String text, String where, Pattern claim) {
        if (text == null) {
            return Optional.empty();
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var found = claim.matcher(folded);
        var quoted = text.length() > MAX_QUOTE ? text.substring(0, MAX_QUOTE) : text;
        Claim unclear = null;
        while (found.find()) {
            var before = folded.substring(0, found.start());
            if (DENIED.matcher(before).find()) {
                continue;
            }
            if (!MAYBE_DENIED.matcher(before).find()) {
                return Optional.of(new Claim(found.group(), quoted, where, Reading.CLAIMED));
            }
            unclear = new Claim(found.group(), quoted, where, Reading.UNCLEAR);
        }
        return Optional.ofNullable(unclear);
    }
}
