package holdline.pricing.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(title = "Authorised seller to enter", examples = """
                {"platform":"shop.example","shopId":"1001","shopName":"Lanting Flagship","productCodes":[],
                 "validFrom":"2026-01-01T00:00:00Z","validTo":null}""")
record AuthorisedSellerRequest(
        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String platform,

        @NotBlank @Size(max = 200) @Pattern(regexp = TEXT, message = "must be printable")
        String shopId,

        @Nullable @Size(max = 300) @Pattern(regexp = TEXT, message = "must be printable")
        String shopName,

        @Schema(description = "What it may sell; empty for everything") @Nullable @Size(max = 1000)
        List<@NotNull @NotBlank @Size(max = 100) String> productCodes,

        @Schema(description = "Now when absent") @Nullable Instant validFrom,

        @Schema(description = "Open end when absent") @Nullable
        Instant validTo) {

    /** Text without control characters. */
    static final String TEXT = "\\P{Cc}*";

    List<String> productCodesOrAll() {
        return productCodes == null
                ? List.of()
                : productCodes.stream().distinct().toList();
    }
}
