package holdline.pricing.waterfall;

import holdline.events.ListingObserved;
import holdline.events.Money;
import holdline.events.PromotionTerms;
import holdline.pricing.promotions.Audience;
import holdline.pricing.promotions.Kind;
import holdline.pricing.promotions.Payer;
import holdline.pricing.promotions.PromotionText;
import holdline.pricing.promotions.Terms;
import holdline.pricing.promotions.Terms.Conditions;
import holdline.pricing.promotions.Terms.Cut;
import holdline.pricing.promotions.Terms.Falls;
import holdline.pricing.promotions.Terms.Reach;
import holdline.pricing.promotions.Terms.Spread;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The promotions of a page: as the source states them in figures where it does, otherwise as their texts read. A text is
 * one promotion however often the page repeats it.
 *
 * @param notUnderstood the first text that speaks of a price in words or a currency that are not understood, or null
 */
record PageOffers(List<Terms> terms, @Nullable String notUnderstood) {

    /** A text that is quoted is cut here. */
    private static final int MAX_QUOTE = 200;

    /** A sign or code of money, and the currencies in which it can be read. */
    private static final Map<String, Set<String>> CURRENCIES = Map.ofEntries(
            Map.entry("元", Set.of("CNY", "JPY", "TWD", "HKD", "MOP")),
            Map.entry("块", Set.of("CNY", "TWD")),
            Map.entry("¥", Set.of("CNY", "JPY")),
            Map.entry("rmb", Set.of("CNY")),
            Map.entry("cny", Set.of("CNY")),
            Map.entry("$", Set.of("USD", "CAD", "AUD", "SGD", "HKD", "TWD", "NZD", "MXN")),
            Map.entry("us$", Set.of("USD")),
            Map.entry("usd", Set.of("USD")),
            Map.entry("€", Set.of("EUR")),
            Map.entry("eur", Set.of("EUR")),
            Map.entry("£", Set.of("GBP")),
            Map.entry("gbp", Set.of("GBP")));

    static PageOffers of(ListingObserved seen, Currency currency) {
        var stated = seen.promotionTerms();
        var inFigures = stated.stream().map(PromotionTerms::text).collect(Collectors.toSet());
        var terms = new ArrayList<Terms>();
        for (var promotion : stated) {
            if (!isIn(promotion, currency)) {
                return new PageOffers(List.of(), quoted(promotion.text()));
            }
            terms.add(of(promotion));
        }
        for (var text : seen.promotions().stream().distinct().toList()) {
            if (inFigures.contains(text)) {
                continue;
            }
            var said = PromotionText.read(text);
            if (!said.complete() || !said.terms().stream().allMatch(each -> isIn(each, currency))) {
                return new PageOffers(List.of(), quoted(text));
            }
            terms.addAll(said.terms());
        }
        return new PageOffers(terms, null);
    }

    private static String quoted(String text) {
        return text.substring(0, Math.min(text.length(), MAX_QUOTE));
    }

    private static boolean isIn(Terms terms, Currency currency) {
        var sign = terms.conditions().money();
        return sign == null || CURRENCIES.getOrDefault(sign, Set.of()).contains(currency.getCurrencyCode());
    }

    private static boolean isIn(PromotionTerms terms, Currency currency) {
        return isIn(terms.off(), currency)
                && isIn(terms.price(), currency)
                && isIn(terms.atLeast(), currency)
                && isIn(terms.deposit(), currency);
    }

    private static boolean isIn(@Nullable Money money, Currency currency) {
        return money == null || money.currency().equals(currency);
    }

    private static Terms of(PromotionTerms stated) {
        var audience = EnumSet.noneOf(Audience.class);
        switch (stated.buyers()) {
            case EVERYBODY -> {}
            case NEW_BUYERS -> audience.add(Audience.NEW_USERS);
            case MEMBERS -> audience.add(Audience.MEMBERS);
            case SOME -> audience.add(Audience.SOME);
        }
        var kind = kind(stated);
        switch (kind) {
            case GROUP -> audience.add(Audience.GROUPS);
            case LIVE -> audience.add(Audience.LIVE_VIEWERS);
            case DEPOSIT -> audience.add(Audience.DEPOSITORS);
            case MEMBER -> {
                if (audience.isEmpty()) {
                    audience.add(Audience.MEMBERS);
                }
            }
            case BUY_X_GET_Y,
                    GIFT,
                    NTH_PIECE,
                    QUANTITY_OFF,
                    THRESHOLD_OFF,
                    PERCENT,
                    COUPON,
                    ADD_ON,
                    NEW_USER,
                    INSTANT_OFF,
                    FLASH,
                    LIMITED_QUANTITY,
                    UNSPECIFIED -> {}
        }
        var deposit = stated.deposit() == null ? null : stated.deposit().amount();
        return new Terms(
                kind,
                stated.text(),
                reach(stated),
                cut(stated),
                falls(stated),
                payer(stated),
                new Conditions(audience, false, false, deposit, stated.from(), stated.until(), null, List.of()));
    }

    private static Kind kind(PromotionTerms stated) {
        return switch (stated.kind()) {
            case COUPON -> Kind.COUPON;
            case THRESHOLD ->
                stated.off() == null ? Kind.PERCENT : stated.atLeast() == null ? Kind.QUANTITY_OFF : Kind.THRESHOLD_OFF;
            case PERCENTAGE -> Kind.PERCENT;
            case INSTANT_REBATE -> Kind.INSTANT_OFF;
            case NTH_PIECE -> Kind.NTH_PIECE;
            case BUY_AND_GET -> Kind.BUY_X_GET_Y;
            case GIFT -> Kind.GIFT;
            case GROUP_PRICE -> Kind.GROUP;
            case MEMBER_PRICE -> stated.buyers() == PromotionTerms.Buyers.NEW_BUYERS ? Kind.NEW_USER : Kind.MEMBER;
            case DEPOSIT -> Kind.DEPOSIT;
            case LIVE_ROOM_PRICE -> Kind.LIVE;
            case FLASH_SALE -> Kind.FLASH;
            case LIMITED -> Kind.LIMITED_QUANTITY;
            case OTHER -> Kind.UNSPECIFIED;
        };
    }

    private static @Nullable Reach reach(PromotionTerms stated) {
        if (stated.atLeast() != null) {
            return new Reach(stated.atLeast().amount(), Terms.Unit.MONEY, stated.repeats());
        }
        return stated.kind() == PromotionTerms.Kind.THRESHOLD && stated.pieces() != null
                ? Reach.pieces(stated.pieces())
                : null;
    }

    private static @Nullable Cut cut(PromotionTerms stated) {
        if (stated.kind() == PromotionTerms.Kind.BUY_AND_GET && stated.pieces() != null && stated.free() != null) {
            return new Cut.Free(stated.pieces(), stated.free());
        }
        if (stated.off() != null) {
            return new Cut.Off(stated.off().amount());
        }
        if (stated.payPercent() != null) {
            return new Cut.Pay(stated.payPercent());
        }
        return stated.price() == null ? null : new Cut.Price(stated.price().amount());
    }

    private static Falls falls(PromotionTerms stated) {
        return switch (stated.kind()) {
            case INSTANT_REBATE, GROUP_PRICE, MEMBER_PRICE, LIVE_ROOM_PRICE, FLASH_SALE -> Falls.spread(Spread.PIECE);
            case NTH_PIECE -> stated.pieces() == null ? Falls.ANYWHERE : Falls.onEvery(stated.pieces());
            case LIMITED -> stated.pieces() == null ? Falls.ANYWHERE : Falls.atMost(stated.pieces());
            case COUPON, THRESHOLD, PERCENTAGE, BUY_AND_GET, GIFT, DEPOSIT, OTHER -> Falls.ANYWHERE;
        };
    }

    private static Payer payer(PromotionTerms stated) {
        return switch (stated.funder()) {
            case SELLER -> Payer.SHOP;
            case PLATFORM -> Payer.PLATFORM;
            case LIVE_ROOM -> Payer.LIVE_ROOM;
            case UNKNOWN -> Payer.UNKNOWN;
        };
    }
}
