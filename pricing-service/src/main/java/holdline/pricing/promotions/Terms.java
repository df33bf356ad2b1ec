package holdline.pricing.promotions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One promotion, in figures.
 *
 * @param text as the page words it; empty where the terms came without words
 * @param reach what an order must come to before it applies, or null where nothing is asked
 * @param cut what it takes off, or null for a kind that leaves the price alone or keeps its figures to itself
 * @param falls on which pieces, and how it is spread
 * @param conditions for whom, when, and what else was said
 */
public record Terms(
        Kind kind,
        String text,
        @Nullable Reach reach,
        @Nullable Cut cut,
        Falls falls,
        Payer payer,
        Conditions conditions) {

    /** Terms for everybody, at any time, spread over the whole order. */
    public static Terms of(Kind kind, String text, @Nullable Reach reach, @Nullable Cut cut) {
        return new Terms(kind, text, reach, cut, Falls.ANYWHERE, Payer.UNKNOWN, Conditions.NONE);
    }

    public Terms falling(Falls where) {
        return new Terms(kind, text, reach, cut, where, payer, conditions);
    }

    public Terms paidBy(Payer whom) {
        return new Terms(kind, text, reach, cut, falls, whom, conditions);
    }

    public Terms under(Conditions what) {
        return new Terms(kind, text, reach, cut, falls, payer, what);
    }

    public Terms as(Kind other) {
        return new Terms(other, text, reach, cut, falls, payer, conditions);
    }

    public Terms worded(String words) {
        return new Terms(kind, words, reach, cut, falls, payer, conditions);
    }

    /**
     * How far an order must come.
     *
     * @param amount money or a number of pieces, above zero
     * @param repeats 每满: once for each time it is reached
     */
    public record Reach(BigDecimal amount, Unit unit, boolean repeats) {

        public static Reach money(BigDecimal amount) {
            return new Reach(amount, Unit.MONEY, false);
        }

        public static Reach pieces(int pieces) {
            return new Reach(BigDecimal.valueOf(pieces), Unit.PIECES, false);
        }
    }

    /** In what a threshold is counted. */
    public enum Unit {
        MONEY,
        PIECES
    }

    /** What is taken off. */
    public sealed interface Cut {

        /** An amount of money. */
        record Off(BigDecimal amount) implements Cut {}

        /** So many percent are left to pay: 80 for 打8折; from 0 (免费) to below 100. */
        record Pay(BigDecimal percent) implements Cut {}

        /** A piece costs this instead; with a reach in pieces, that many together. */
        record Price(BigDecimal amount) implements Cut {}

        /** So many pieces cost nothing when so many are paid. */
        record Free(int buy, int free) implements Cut {}
    }

    /**
     * On what it falls.
     *
     * @param items the lines that get cheaper, or null for all
     * @param buyItems the lines whose pieces count as bought, or null for {@code items}
     * @param spread null where the terms do not say: over the whole order
     * @param atMost the most pieces of a line that get cheaper, for buy-x-get-y how often it applies, for a limited
     *     quantity what one buyer may have; null without a limit
     * @param nth which piece gets cheaper: 2 for 第二件
     */
    public record Falls(
            @Nullable Set<String> items,
            @Nullable Set<String> buyItems,
            @Nullable Spread spread,
            @Nullable Integer atMost,
            @Nullable Integer nth) {

        public static final Falls ANYWHERE = new Falls(null, null, null, null, null);

        public static Falls spread(Spread how) {
            return new Falls(null, null, how, null, null);
        }

        public static Falls onEvery(int nth) {
            return new Falls(null, null, null, null, nth);
        }

        public static Falls atMost(int pieces) {
            return new Falls(null, null, null, pieces, null);
        }
    }

    /** How a cut is spread. */
    public enum Spread {
        /** Once on each line. */
        EACH,
        /** Once, over the lines by what is left of them. */
        ACROSS,
        /** On each piece. */
        PIECE
    }

    /**
     * Under which circumstances.
     *
     * @param audience who gets it; empty for everybody
     * @param crossShop 跨店: counted over the shops of a platform
     * @param tier one of several steps of the same promotion, of which an order gets one
     * @param deposit what is paid beforehand, where one is
     * @param from when it begins, or null
     * @param until when it ends, or null
     * @param money the sign or code of money the text uses, or null
     * @param notes what else was said, for people
     */
    public record Conditions(
            Set<Audience> audience,
            boolean crossShop,
            boolean tier,
            @Nullable BigDecimal deposit,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable String money,
            List<String> notes) {

        public static final Conditions NONE = new Conditions(Set.of(), false, false, null, null, null, null, List.of());

        public Conditions {
            audience = Set.copyOf(audience);
            notes = List.copyOf(notes);
        }

        public static Conditions noted(String note) {
            return new Conditions(Set.of(), false, false, null, null, null, null, List.of(note));
        }

        Conditions asTier() {
            return new Conditions(audience, crossShop, true, deposit, from, until, money, notes);
        }

        Conditions withDeposit(BigDecimal paid) {
            return new Conditions(audience, crossShop, tier, paid, from, until, money, notes);
        }

        Conditions in(@Nullable String sign) {
            return new Conditions(audience, crossShop, tier, deposit, from, until, sign, notes);
        }

        Conditions among(Set<Audience> buyers, boolean acrossShops) {
            return new Conditions(buyers, acrossShops, tier, deposit, from, until, money, notes);
        }
    }
}
