package holdline.pricing.promotions;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What sort of promotion; the kinds follow the domain rules (§2). */
public enum Kind {
    /** 买2送1, 买2发3, "3 for 2": some pieces cost nothing when others are bought. */
    BUY_X_GET_Y,
    /** 送礼袋, 买壹箱送壹瓶: something else comes on top; the price stays. */
    GIFT,
    /** 第二件半价: every nth piece costs less. */
    NTH_PIECE,
    /** 买2减8元: an amount off from a number of pieces. */
    QUANTITY_OFF,
    /** 满199减20. */
    THRESHOLD_OFF,
    /** 打8折, 满2件8折. */
    PERCENT,
    COUPON,
    /** 加1元换购: something else may be bought cheaply; the price stays. */
    ADD_ON,
    /** 拼团价. */
    GROUP,
    /** 会员价. */
    MEMBER,
    /** 新人价, 首单立减. */
    NEW_USER,
    /** 定金50抵100. */
    DEPOSIT,
    /** 直播间立减. */
    LIVE,
    /** 立减, 直降. */
    INSTANT_OFF,
    /** 秒杀, 限时抢购. */
    FLASH,
    /** 限购2件. */
    LIMITED_QUANTITY,
    /** A promotion whose figures the text keeps to itself: 满减, "up to 50% off". */
    UNSPECIFIED;

    /** As the REST interface writes it: {@code buy-x-get-y}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Kind> of(String wireName) {
        return Stream.of(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
