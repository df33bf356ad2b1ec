package holdline.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promotion whose terms the source states in figures: an API, a page's own data. What only a text says is not here;
 * reading promotion texts is pricing's.
 *
 * <p>Which parts stand depends on {@code kind}; a constructor refuses a kind without the figures that make it one.
 *
 * @param text as the source words it, or its figures in short words where it gives none; the same text stands in the
 *     listing's promotions
 * @param buyers who gets it
 * @param off how much it takes off, per order for a coupon or threshold, per piece for an instant rebate
 * @param payPercent what is left to pay, in percent: 80 for 打8折; above 0 and below 100
 * @param price what it makes the price, for kinds that name one
 * @param atLeast the sum an order must reach; absent where there is none (无门槛)
 * @param pieces the pieces an order must hold, the piece a cut falls on (第二件: 2), the size of a group, or the most one
 *     buyer may have, as its kind says
 * @param free how many pieces come on top (买2送1: 1)
 * @param deposit what is paid beforehand (定金); {@code off} is what it counts for beyond itself
 * @param repeats once for each time {@code atLeast} is reached (每满)
 * @param from when it begins, or absent
 * @param until when it ends, or absent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromotionTerms(
        Kind kind,
        String text,
        Funder funder,
        Buyers buyers,
        @Nullable Money off,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal payPercent,

        @Nullable Money price,
        @Nullable Money atLeast,
        @Nullable Integer pieces,
        @Nullable Integer free,
        @Nullable Money deposit,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean repeats,
        @Nullable Instant from,
        @Nullable Instant until) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MAX_SCALE = 4;

    public PromotionTerms {
        Required.part("promotionTerms.kind", kind);
        Required.text("promotionTerms.text", text);
        Required.part("promotionTerms.funder", funder);
        Required.part("promotionTerms.buyers", buyers);
        aboveZero("off", off);
        aboveZero("price", price);
        aboveZero("deposit", deposit);
        atLeastOne("pieces", pieces);
        atLeastOne("free", free);
        if (payPercent != null
                && (payPercent.scale() > MAX_SCALE || payPercent.signum() <= 0 || payPercent.compareTo(HUNDRED) >= 0)) {
            throw new IllegalArgumentException("promotionTerms.payPercent is not between 0 and 100");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("promotionTerms.until is before promotionTerms.from");
        }
        var complete = switch (kind) {
            case COUPON -> off != null || payPercent != null;
            case THRESHOLD -> (off != null || payPercent != null) && (atLeast != null || pieces != null);
            case PERCENTAGE -> payPercent != null;
            case INSTANT_REBATE -> off != null;
            case NTH_PIECE -> pieces != null && (off != null || payPercent != null || price != null);
            case BUY_AND_GET -> pieces != null && free != null;
            case GROUP_PRICE, MEMBER_PRICE, LIVE_ROOM_PRICE, FLASH_SALE ->
                price != null || off != null || payPercent != null;
            case DEPOSIT -> deposit != null;
            case LIMITED -> pieces != null;
            case GIFT, OTHER -> true;
        };
        if (!complete) {
            throw new IllegalArgumentException("promotionTerms lacks a figure that makes it a " + kind);
        }
    }

    /** Off an order with a coupon (优惠券) anybody can take, from a sum that may be absent. */
    public static PromotionTerms coupon(
            String text, Money off, @Nullable Money atLeast, Funder funder, @Nullable Instant until) {
        return figures(Kind.COUPON, text, funder, Buyers.EVERYBODY, off, null, null, atLeast, until);
    }

    /** 满减: off an order once it reaches a sum. */
    public static PromotionTerms threshold(
            String text, Money off, Money atLeast, Funder funder, @Nullable Instant until) {
        return figures(Kind.THRESHOLD, text, funder, Buyers.EVERYBODY, off, null, null, atLeast, until);
    }

    /** 打折: this many percent are left to pay. */
    public static PromotionTerms percentage(
            String text, BigDecimal payPercent, Funder funder, @Nullable Instant until) {
        return figures(Kind.PERCENTAGE, text, funder, Buyers.EVERYBODY, null, payPercent, null, null, until);
    }

    /** 立减, 直降: off a piece, without a condition. */
    public static PromotionTerms instantRebate(String text, Money off, Funder funder, @Nullable Instant until) {
        return figures(Kind.INSTANT_REBATE, text, funder, Buyers.EVERYBODY, off, null, null, null, until);
    }

    /** A price that holds under the condition its kind names: in a group, for members, until a time. */
    public static PromotionTerms price(
            Kind kind, String text, Money price, Funder funder, Buyers buyers, @Nullable Instant until) {
        return figures(kind, text, funder, buyers, null, null, price, null, until);
    }

    /** The same terms in other words. */
    public PromotionTerms worded(String words) {
        return new PromotionTerms(
                kind,
                words,
                funder,
                buyers,
                off,
                payPercent,
                price,
                atLeast,
                pieces,
                free,
                deposit,
                repeats,
                from,
                until);
    }

    private static PromotionTerms figures(
            Kind kind,
            String text,
            Funder funder,
            Buyers buyers,
            @Nullable Money off,
            @Nullable BigDecimal payPercent,
            @Nullable Money price,
            @Nullable Money atLeast,
            @Nullable Instant until) {
        return new PromotionTerms(
                kind, text, funder, buyers, off, payPercent, price, atLeast, null, null, null, false, null, until);
    }

    private static void aboveZero(String name, @Nullable Money money) {
        if (money != null && money.isZero()) {
            throw new IllegalArgumentException("promotionTerms." + name + " is zero");
        }
    }

    private static void atLeastOne(String name, @Nullable Integer number) {
        if (number != null && number < 1) {
            throw new IllegalArgumentException("promotionTerms." + name + " must be at least 1: " + number);
        }
    }

    /** What sort of promotion; the kinds follow the domain rules (§2). */
    public enum Kind {
        /** A coupon (优惠券) that anybody can take; states off or payPercent, and atLeast where there is a threshold. */
        @JsonProperty("coupon")
        COUPON,
        /** 满减, 跨店满减, 满2件8折; states off or payPercent, and atLeast or pieces. */
        @JsonProperty("threshold")
        THRESHOLD,
        /** 打8折; states payPercent. */
        @JsonProperty("percentage")
        PERCENTAGE,
        /** 立减, 直降; states off. */
        @JsonProperty("instant-rebate")
        INSTANT_REBATE,
        /** 第二件半价; states pieces, and off, payPercent or price of that piece. */
        @JsonProperty("nth-piece")
        NTH_PIECE,
        /** 买2送1; states pieces and free. */
        @JsonProperty("buy-and-get")
        BUY_AND_GET,
        /** 赠品: something else comes on top. */
        @JsonProperty("gift")
        GIFT,
        /** 拼团价; states price, off or payPercent, and the group's size in pieces where known. */
        @JsonProperty("group-price")
        GROUP_PRICE,
        /** 会员价, 新人价; states price, off or payPercent, and who the buyers are. */
        @JsonProperty("member-price")
        MEMBER_PRICE,
        /** 定金膨胀; states deposit, and off where it counts for more than itself. */
        @JsonProperty("deposit")
        DEPOSIT,
        /** 直播价; states price, off or payPercent. */
        @JsonProperty("live-room-price")
        LIVE_ROOM_PRICE,
        /** 秒杀, 限时; states price, off or payPercent, and until where known. */
        @JsonProperty("flash-sale")
        FLASH_SALE,
        /** 限购; states the most pieces one buyer may have, and the price where it differs. */
        @JsonProperty("limited")
        LIMITED,
        /** The source names a promotion without figures one could calculate with. */
        @JsonProperty("other")
        OTHER
    }

    /** Who gets a promotion. */
    public enum Buyers {
        @JsonProperty("everybody")
        EVERYBODY,
        /** New to the platform or the shop (新人, 首单). */
        @JsonProperty("new-buyers")
        NEW_BUYERS,
        /** A paid or earned membership (会员, PLUS, 88VIP). */
        @JsonProperty("members")
        MEMBERS,
        /** Some, and the source does not say which. */
        @JsonProperty("some")
        SOME
    }
}
