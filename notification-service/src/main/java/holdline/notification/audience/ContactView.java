package holdline.notification.audience;

import holdline.notification.wording.Language;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A seller's address, as written down. */
@Schema(title = "Contact", examples = """
        {"id":"0b9f3a44-6a40-4a0e-9a57-0c9f6f0f6a11","platform":"jd.com","shopId":"10001","email":"shop@example.com",
         "language":"zh-CN","createdAt":"2026-11-23T10:00:00Z"}""")
record ContactView(UUID id, String platform, String shopId, String email, Language language, Instant createdAt) {

    static ContactView of(Contact contact) {
        return new ContactView(
                contact.id(),
                contact.shop().platform(),
                contact.shop().shopId(),
                contact.email(),
                contact.language(),
                contact.createdAt());
    }
}
