package holdline.notification.wording;

import holdline.events.CaseEvent;
import holdline.events.NoticeRequested;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Puts events into words. The same event, sender and language always give the same letter. */
@ApplicationScoped
public class Wording {

    /**
     * The notice a seller gets, and what the lint says about it.
     *
     * @param lookAgain the date the notice names; never before the request's own
     */
    public Worded sellerNotice(NoticeRequested request, Sender sender, Language language, Instant lookAgain) {
        var words = new Words(language);
        var notice = SellerNotice.of(request, sender, words.of(lookAgain, request.jurisdiction()));
        var unquoted = letter(template(notice.withoutQuotes(), language), language);
        var verdict = NoticeLint.check(request.jurisdiction(), unquoted.subject() + "\n\n" + unquoted.text());
        return new Worded(letter(template(notice, language), language), verdict);
    }

    /** What the brand's own people read about a case. */
    public Letter staffNote(CaseEvent event, Sender sender, Language language) {
        var note = StaffNote.of(event, sender, new Words(language));
        return letter(
                switch (language) {
                    case CHINESE -> Letters.staffNoteZh(note);
                    case ENGLISH -> Letters.staffNoteEn(note);
                },
                language);
    }

    /** A notice with the lint's verdict: nobody gets the one without the other. */
    public record Worded(Letter letter, NoticeLint.Verdict verdict) {}

    private static TemplateInstance template(SellerNotice notice, Language language) {
        return switch (language) {
            case CHINESE -> Letters.sellerNoticeZh(notice);
            case ENGLISH -> Letters.sellerNoticeEn(notice);
        };
    }

    /** A template's first line is the subject, the rest the text. */
    private static Letter letter(TemplateInstance template, Language language) {
        var rendered = template.render().strip();
        var firstLineEnd = rendered.indexOf('\n');
        var subject = rendered.substring(0, firstLineEnd).strip();
        var text = rendered.substring(firstLineEnd).strip().replaceAll("\\n{3,}", "\n\n") + "\n";
        var html = Letters.page(language.tag(), subject, Piece.paragraphs(text)).render();
        return new Letter(language, subject, text, html);
    }
}
