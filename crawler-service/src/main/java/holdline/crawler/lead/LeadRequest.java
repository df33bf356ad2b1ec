package holdline.crawler.lead;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody points out. */
@Schema(
        name = "NewLead",
        examples =
                "{\"url\":\"https://item.jd.com/100012043978.html\",\"note\":\"Sold far below the usual price since Monday\",\"reporter\":\"dealer\"}")
record LeadRequest(
        @NotNull @Size(min = 10, max = 2_000) @Schema(examples = "https://item.jd.com/100012043978.html")
        String url,

        @NotBlank
        @Size(max = 2_000)
        @Schema(
                description = "What is wrong there. Kept with the lead and nowhere else",
                examples = "Sold far below the usual price since Monday")
        String note,

        @NotNull @Schema(examples = "dealer") Reporter reporter,

        @Size(max = LeadRequest.MAX_PICTURE)
        @Schema(
                description = "A picture in base64: PNG, JPEG, GIF or WebP, at most 4 MiB",
                type = SchemaType.STRING,
                format = "byte")
        @Nullable
        String picture) {

    /** Four MiB are a third more in base64. */
    static final int MAX_PICTURE = 5_592_408;
}
