package holdline.notification.audience;

import holdline.notification.wording.Language;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A seller's address, as a person enters it. */
@Schema(title = "Contact to add", examples = """
        {"platform":"jd.com","shopId":"10001","email":"shop@example.com","language":"zh-CN"}""")
record ContactRequest(
        @NotBlank @Size(max = 200) String platform,
        @NotBlank @Size(max = 200) String shopId,
        @NotNull @EmailAddress String email,
        @NotNull Language language) {}
