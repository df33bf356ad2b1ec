package holdline.pricing.promotions;

import holdline.pricing.promotions.Terms.Cut;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The words around a phrase: who pays, who gets it, and whether one has to take a coupon first. */
record Surroundings(String words) {

    private static final Pattern PLATFORM = Pattern.compile("平台|官方立减|百亿补贴|官方补贴|政府补贴|国家补贴|消费券|购物津贴|\\bplatform\\b");
    private static final Pattern SHOP = Pattern.compile("店铺|商家|本店|店内|全店|\\b(?:shop|store|seller)\\b");
    private static final Pattern BRAND = Pattern.compile("品牌(?:券|补贴|立减|出资|承担)|厂家补贴|\\bmanufacturer\\b");
    private static final Pattern LIVE = Pattern.compile("直播间|直播专享|主播专享|\\blive (?:room|stream)");
    private static final Pattern NEW =
            Pattern.compile("新人|新用户|新客|首单|首购|\\bnew (?:user|customer|member)|\\bfirst[- ](?:order|purchase)");
    private static final Pattern MEMBER = Pattern.compile(
            "会员(?!卡)|(?<![a-z])plus(?![a-z])|88vip|(?<![a-z])vip(?![a-z])|\\bmembers?\\b|\\bprime\\b|学生|\\bstudents?\\b");
    private static final Pattern GROUP = Pattern.compile("拼团|人团|参团|\\bgroup (?:buy|price)");
    private static final Pattern COUPON =
            Pattern.compile("[领用抢].{0,3}[券卷]|领取|优惠[券卷]|店铺券|平台券|满减券|无门槛|红包|\\b(?:coupon|voucher|code)s?\\b");

    Payer payer() {
        var platform = PLATFORM.matcher(words).find();
        var shop = SHOP.matcher(words).find();
        if (platform && shop) {
            return Payer.UNKNOWN;
        }
        if (LIVE.matcher(words).find()) {
            return Payer.LIVE_ROOM;
        }
        if (BRAND.matcher(words).find()) {
            return Payer.BRAND;
        }
        return platform ? Payer.PLATFORM : shop ? Payer.SHOP : Payer.UNKNOWN;
    }

    Set<Audience> audience() {
        var audience = EnumSet.noneOf(Audience.class);
        if (NEW.matcher(words).find()) {
            audience.add(Audience.NEW_USERS);
        }
        if (MEMBER.matcher(words).find()) {
            audience.add(Audience.MEMBERS);
        }
        if (GROUP.matcher(words).find()) {
            audience.add(Audience.GROUPS);
        }
        if (LIVE.matcher(words).find()) {
            audience.add(Audience.LIVE_VIEWERS);
        }
        return audience;
    }

    boolean acrossShops() {
        return words.contains("跨店");
    }

    /** The same figures are of another kind when only some get them, or only with a coupon. */
    Terms colour(Terms plain) {
        var audience = audience();
        var kind = plain.kind();
        switch (kind) {
            case GROUP -> audience.add(Audience.GROUPS);
            case MEMBER -> audience.add(Audience.MEMBERS);
            case NEW_USER -> audience.add(Audience.NEW_USERS);
            case LIVE -> audience.add(Audience.LIVE_VIEWERS);
            case DEPOSIT -> audience.add(Audience.DEPOSITORS);
            case BUY_X_GET_Y,
                    GIFT,
                    NTH_PIECE,
                    QUANTITY_OFF,
                    THRESHOLD_OFF,
                    PERCENT,
                    COUPON,
                    ADD_ON,
                    INSTANT_OFF,
                    FLASH,
                    LIMITED_QUANTITY,
                    UNSPECIFIED -> {}
        }
        return plain.as(kind(plain, audience))
                .paidBy(payer())
                .under(plain.conditions().among(audience, acrossShops()));
    }

    private Kind kind(Terms plain, Set<Audience> audience) {
        return switch (plain.kind()) {
            case INSTANT_OFF, PERCENT, THRESHOLD_OFF, COUPON ->
                plain.cut() instanceof Cut.Price
                        ? plain.kind()
                        : audience.contains(Audience.NEW_USERS)
                                ? Kind.NEW_USER
                                : audience.contains(Audience.MEMBERS)
                                        ? Kind.MEMBER
                                        : audience.contains(Audience.LIVE_VIEWERS)
                                                ? Kind.LIVE
                                                : audience.contains(Audience.GROUPS)
                                                        ? Kind.GROUP
                                                        : COUPON.matcher(words).find() ? Kind.COUPON : plain.kind();
            case BUY_X_GET_Y,
                    GIFT,
                    NTH_PIECE,
                    QUANTITY_OFF,
                    ADD_ON,
                    GROUP,
                    MEMBER,
                    NEW_USER,
                    DEPOSIT,
                    LIVE,
                    FLASH,
                    LIMITED_QUANTITY,
                    UNSPECIFIED -> plain.kind();
        };
    }
}
