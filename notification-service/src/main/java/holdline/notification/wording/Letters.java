package holdline.notification.wording;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates, as methods: a template that names what its values do not have fails the build. */
@CheckedTemplate(basePath = "letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Letters {

    private Letters() {}

    static native TemplateInstance sellerNoticeZh(SellerNotice notice);

    static native TemplateInstance sellerNoticeEn(SellerNotice notice);

    static native TemplateInstance staffNoteZh(StaffNote note);

    static native TemplateInstance staffNoteEn(StaffNote note);

    static native TemplateInstance page(String language, String subject, List<List<Piece>> paragraphs);
}
