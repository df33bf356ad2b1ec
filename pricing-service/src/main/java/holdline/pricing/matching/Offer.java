package holdline.pricing.matching;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page or a catalogue says of one product; blank parts count as absent.
 *
 * @param model the maker's model name or part number
 * @param price in the main unit of a currency that is the same for everything it is compared with
 * @param more other texts, such as a description or a category: they can confirm, never contradict
 */
public record Offer(
        String title,
        @Nullable String brand,
        @Nullable String model,
        @Nullable String gtin,
        @Nullable BigDecimal price,
        List<String> more) {

    public Offer {
        brand = present(brand);
        model = present(model);
        gtin = present(gtin);
        price = price == null || price.signum() <= 0 ? null : price;
        more = more.stream().filter(text -> !text.isBlank()).toList();
    }

    /** With nothing but a title. */
    public static Offer titled(String title) {
        return new Offer(title, null, null, null, null, List.of());
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
