package holdline.pricing.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How much a listing sells for its price.
 *
 * @param unitValue what one unit holds, as written; absent when only a count is stated
 * @param unit of unitValue: a symbol such as {@code ml} or a counter such as 片
 * @param count how many units, 1 when none is stated
 * @param totalValue in totalUnit; absent when nothing is stated
 * @param totalUnit {@code g}, {@code ml}, {@code piece}, or the counter itself: what is dosed (片, 粒, 板) totals its count
 */
public record Pack(
        @Nullable BigDecimal unitValue,
        @Nullable String unit,
        int count,
        @Nullable BigDecimal totalValue,
        @Nullable String totalUnit) {

    /** Nothing is stated. */
    public static final Pack NONE = new Pack(null, null, 1, null, null);

    public Pack {
        unitValue = plain(unitValue);
        totalValue = plain(totalValue);
    }

    /** What the text says; {@link #NONE} when it says nothing, or contradicts itself. */
    public static Pack in(String text) {
        return PackText.read(text);
    }

    /**
     * How many of a product a listing sells for its price, or empty when it sells another size of it.
     *
     * @param own what the product's name states
     */
    OptionalInt multipleOf(Pack own) {
        if (totalValue == null || own.totalValue == null || unitValue == null || own.unitValue == null) {
            return quotient(count, own.count);
        }
        if (totalValue.compareTo(own.totalValue) == 0 && Objects.equals(totalUnit, own.totalUnit)) {
            return OptionalInt.of(1);
        }
        if (unitValue.compareTo(own.unitValue) == 0 && Objects.equals(unit, own.unit)) {
            return quotient(count, own.count);
        }
        var one = totalValue.divide(BigDecimal.valueOf(count), MathContext.DECIMAL64);
        var ownOne = own.totalValue.divide(BigDecimal.valueOf(own.count), MathContext.DECIMAL64);
        if (!Objects.equals(totalUnit, own.totalUnit)) {
            return OptionalInt.empty();
        }
        if (one.compareTo(own.totalValue) == 0) {
            return OptionalInt.of(count);
        }
        return one.compareTo(ownOne) == 0 ? quotient(count, own.count) : OptionalInt.empty();
    }

    private static OptionalInt quotient(int count, int own) {
        return count % own == 0 ? OptionalInt.of(count / own) : OptionalInt.empty();
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
