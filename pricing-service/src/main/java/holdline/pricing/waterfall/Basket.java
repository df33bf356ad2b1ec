package holdline.pricing.waterfall;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;

/**
 * What somebody would order in one go.
 *
 * @param lines at least one, at most {@value #MAX_LINES}, each with its own id
 * @param digits decimals to which amounts are rounded
 */
public record Basket(List<Line> lines, int digits) {

    public static final int MAX_LINES = 100;
    public static final int MAX_QUANTITY = 10_000;

    public Basket {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("a basket has 1 to " + MAX_LINES + " lines");
        }
        var ids = new HashSet<String>();
        for (var line : lines) {
            if (!ids.add(line.id())) {
                throw new IllegalArgumentException("two lines of a basket are called " + line.id());
            }
        }
    }

    /** What the page asks for all of it. */
    public BigDecimal total() {
        return lines.stream().map(Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * So many pieces of one thing.
     *
     * @param unitPrice what the page asks for a piece, at least zero
     * @param quantity from 1 to {@value #MAX_QUANTITY}
     */
    public record Line(String id, BigDecimal unitPrice, int quantity) {

        public Line {
            if (unitPrice.signum() < 0) {
                throw new IllegalArgumentException("unitPrice is negative: " + unitPrice);
            }
            if (quantity < 1 || quantity > MAX_QUANTITY) {
                throw new IllegalArgumentException("quantity is not from 1 to " + MAX_QUANTITY + ": " + quantity);
            }
        }

        public BigDecimal total() {
            return unitPrice.multiply(BigDecimal.valueOf(quantity));
        }
    }
}
