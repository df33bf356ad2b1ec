package holdline.pricing.registry;

import holdline.events.Channel;
import holdline.pricing.judging.Standing;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Authorised seller to enter", examples = """
                {"platform":"shop.example","shopId":"1001","shopName":"Lanting Flagship","standing":"authorised",
                 "productCodes":[],"lines":["Serums"],"channels":["shelf"],"regions":["华东"],"tier":"gold",
                 "validFrom":"2026-01-01T00:00:00Z","validTo":null}""")
record AuthorisedSellerRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String platform,

        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String shopId,

        @Nullable @Size(max = 300) @Pattern(regexp = TEXT, message = "must be printable")
        String shopName,

        @Schema(description = "How it stands to the brand", defaultValue = "authorised") @Nullable
        Standing standing,

        @Schema(description = "Which products this is about, with those of the lines; both empty for everything")
        @Nullable
        @Size(max = 1000)
        List<@NotNull @NotBlank @Size(max = 100) String> productCodes,

        @Schema(description = "Which product lines this is about") @Nullable @Size(max = 100)
        List<@NotNull @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "must be printable") String> lines,

        @Schema(description = "Which channels this is about; empty for all") @Nullable @Size(max = 10)
        List<@NotNull Channel> channels,

        @Schema(description = "Where it may sell, in the brand's own names; empty without bounds")
        @Nullable
        @Size(max = 100)
        List<@NotNull @NotBlank @Size(max = 100) @Pattern(regexp = TEXT, message = "must be printable") String> regions,

        @Schema(description = "How the brand grades it; policies may name it")
        @Nullable
        @Size(min = 1, max = 50)
        @Pattern(regexp = TEXT, message = "must be printable")
        String tier,

        @Schema(description = "Now when absent") @Nullable Instant validFrom,

        @Schema(description = "Open end when absent") @Nullable
        Instant validTo) {

    /** Text without control characters. */
    static final String TEXT = "\\P{Cc}*";

    static <T> List<T> distinct(@Nullable List<T> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
