package holdline.notification.audience;

import holdline.notification.wording.Language;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody wants to hear. */
@Schema(title = "Subscription to add", examples = """
        {"events":["case-opened","gate-decided","case-closed"],"channel":"email","address":"team@example.com",
         "language":"zh-CN"}""")
record SubscriptionRequest(
        @NotEmpty @Size(max = 20) Set<@NotNull Happening> events,
        @NotNull Channel channel,

        @Schema(description = "Where e-mail goes; for channel email") @EmailAddress @Nullable
        String address,

        @Schema(description = "Where webhook calls go, https; for channel webhook") @Size(max = 2000) @Nullable
        String url,

        @NotNull Language language) {}
