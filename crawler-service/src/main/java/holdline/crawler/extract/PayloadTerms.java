package holdline.crawler.extract;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Money;
import holdline.events.PromotionTerms;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a promotion that an API states in figures. What is zero, or no better than the price, is none. */
final class PayloadTerms {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:\\.\\d{1,6})?");
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LENGTH_IN_MILLIS = 13;

    private final Currency currency;
    private final int decimals;
    private final ZoneId zone;
    private final @Nullable Price price;

    PayloadTerms(Currency currency, int decimals, @Nullable String zone, @Nullable Price price) {
        this.currency = currency;
        this.decimals = decimals;
        this.zone = zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        this.price = price;
    }

    Optional<PromotionTerms> read(Payload.Promotion promotion, JsonNode node) {
        var fields = promotion.fields();
        var off = money(node, fields.get("off"));
        var asked = money(node, fields.get("price"));
        var percentOff = decimal(node, fields.get("offPercent"));
        if (asked != null && price != null && asked.amount().compareTo(price.amount()) >= 0) {
            return Optional.empty();
        }
        if (off == null && asked == null && percentOff == null) {
            return Optional.empty();
        }
        var from = time(PayloadReader.text(node, fields.get("from")), LocalTime.MIN);
        var until = time(PayloadReader.text(node, fields.get("until")), LocalTime.of(23, 59, 59));
        var contradictory = from != null && until != null && until.isBefore(from);
        var pieces = decimal(node, fields.get("pieces"));
        var atLeast = money(node, fields.get("atLeast"));
        try {
            return Optional.of(new PromotionTerms(
                    promotion.kind(),
                    text(promotion, node, off, asked, percentOff, atLeast),
                    promotion.funder(),
                    PromotionTerms.Buyers.EVERYBODY,
                    off,
                    percentOff == null ? null : HUNDRED.subtract(percentOff),
                    asked,
                    atLeast,
                    pieces == null ? null : pieces.intValueExact(),
                    null,
                    null,
                    false,
                    contradictory ? null : from,
                    contradictory ? null : until));
        } catch (IllegalArgumentException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private @Nullable Money money(JsonNode node, @Nullable String paths) {
        var amount = decimal(node, paths);
        return amount == null ? null : new Money(amount.movePointLeft(decimals), currency);
    }

    private static @Nullable BigDecimal decimal(JsonNode node, @Nullable String paths) {
        var text = PayloadReader.text(node, paths);
        if (text == null || !DECIMAL.matcher(text).matches()) {
            return null;
        }
        var number = new BigDecimal(text);
        return number.signum() > 0 ? number : null;
    }

    /** As the API words it; otherwise the figures in the words a shop would use. */
    private String text(
            Payload.Promotion promotion,
            JsonNode node,
            @Nullable Money off,
            @Nullable Money asked,
            @Nullable BigDecimal percentOff,
            @Nullable Money atLeast) {
        var stated = SchemaOrg.clean(PayloadReader.text(node, promotion.fields().get("text")));
        if (stated != null) {
            return stated;
        }
        var chinese = currency.getCurrencyCode().equals("CNY");
        if (asked != null) {
            return chinese ? named(promotion.kind()) + plain(asked) + "元" : asked + " (" + promotion.kind() + ")";
        }
        var cut = off != null ? plain(off) + (chinese ? "元" : " " + currency) : percentOff + "%";
        if (!chinese) {
            return cut + " off with a coupon" + (atLeast == null ? "" : " over " + atLeast);
        }
        var whose = switch (promotion.funder()) {
            case SELLER -> "店铺";
            case PLATFORM -> "平台";
            case LIVE_ROOM, UNKNOWN -> "";
        };
        return atLeast == null ? cut + "无门槛" + whose + "优惠券" : "满" + plain(atLeast) + "元减" + cut + whose + "优惠券";
    }

    private static String named(PromotionTerms.Kind kind) {
        return switch (kind) {
            case GROUP_PRICE -> "拼团价";
            case MEMBER_PRICE -> "会员价";
            case LIVE_ROOM_PRICE -> "直播价";
            case FLASH_SALE -> "秒杀价";
            case COUPON, THRESHOLD, PERCENTAGE, INSTANT_REBATE, NTH_PIECE, BUY_AND_GET, GIFT, DEPOSIT, LIMITED, OTHER ->
                "活动价";
        };
    }

    private static String plain(Money money) {
        return money.amount().stripTrailingZeros().toPlainString();
    }

    /** Seconds or milliseconds since 1970, a day in the API's zone, or an instant. */
    private @Nullable Instant time(@Nullable String text, LocalTime ofDay) {
        if (text == null) {
            return null;
        }
        try {
            if (text.matches("\\d{9,13}")) {
                var number = Long.parseLong(text);
                return text.length() == LENGTH_IN_MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            }
            var day = DAY.matcher(text);
            if (day.matches()) {
                return LocalDate.of(
                                Integer.parseInt(day.group(1)),
                                Integer.parseInt(day.group(2)),
                                Integer.parseInt(day.group(3)))
                        .atTime(ofDay)
                        .atZone(zone)
                        .toInstant();
            }
            return Instant.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
