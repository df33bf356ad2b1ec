package holdline.pricing.catalogue;

import holdline.events.Money;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Product to enter", examples = """
                {"code":"LT-SERUM-30","name":"Hydrating Serum 30ml","brand":"Lanting","aliases":["蓝汀"],
                 "gtins":["6901234567892"],"models":["HS-30"],"distribution":"selective",
                 "line":"Serums","guidePrice":{"amount":"159.00","currency":"CNY"}}""")
record ProductRequest(
        @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "must be printable")
        String code,

        @NotBlank @Size(max = 500) @Pattern(regexp = TEXT, message = "must be printable")
        String name,

        @Nullable @Size(max = 100) @Pattern(regexp = TEXT, message = "must be printable")
        String brand,

        @Nullable @Size(max = 50)
        List<@NotNull @NotBlank @Size(max = 500) @Pattern(regexp = TEXT, message = "must be printable") String> aliases,

        @Nullable @Size(max = 50) List<@NotNull @NotBlank @Size(max = 20) String> gtins,

        @Nullable @Size(max = 50)
        List<@NotNull @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "must be printable") String> models,

        @Schema(defaultValue = "selective") @Nullable Distribution distribution,

        @Schema(description = "The product line, which policies and authorisations may name")
        @Nullable
        @Size(min = 1, max = 100)
        @Pattern(regexp = TEXT, message = "must be printable")
        String line,

        @Schema(description = "The brand's price for one unit (指导价); policies may count from it") @Nullable
        Money guidePrice) {

    /** Text without control characters. */
    static final String TEXT = "\\P{Cc}*";

    static List<String> orEmpty(@Nullable List<String> texts) {
        return texts == null ? List.of() : List.copyOf(texts);
    }
}
