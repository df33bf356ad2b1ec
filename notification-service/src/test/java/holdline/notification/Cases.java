package holdline.notification;

import holdline.events.CaseClosed;
import holdline.events.CaseEvent.CaseRef;
import holdline.events.CaseOpened;
import holdline.events.GateDecided;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.NoticeRequested;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Case events to start a test from. */
public final class Cases {

    public static final Instant TODAY = Instant.parse("2026-11-23T02:00:00Z");

    private Cases() {}

    public static CaseRef move(String tenant, Seller seller, int transition) {
        return new CaseRef(UUID.randomUUID(), tenant, seller, transition);
    }

    public static CaseOpened opened(CaseRef subject) {
        return new CaseOpened(
                subject, Jurisdiction.CN, SellerRelation.STRANGER, List.of(UUID.randomUUID()), null, TODAY);
    }

    public static NoticeRequested noticeAbout(CaseRef subject, String title, Signal... signals) {
        return notice(subject, title, "岚亭 晨露精华 30ml", Jurisdiction.CN, signals);
    }

    public static NoticeRequested notice(
            CaseRef subject, String title, String product, Jurisdiction jurisdiction, Signal... signals) {
        var platform = subject.seller().platform();
        var listing = Listing.of(platform, "100012", "https://item." + platform + "/100012.html");
        return new NoticeRequested(
                subject,
                NoticeRequested.Step.FRIENDLY,
                jurisdiction,
                List.of(new NoticeRequested.Matter(listing, title, product, List.of(signals))),
                TODAY.plus(7, ChronoUnit.DAYS),
                TODAY);
    }

    public static GateDecided monitorOnly(CaseRef subject) {
        return new GateDecided(
                subject,
                GateDecided.Outcome.MONITOR_ONLY,
                List.of(),
                List.of("The only signal is low-price, and price alone is no ground for a complaint."),
                List.of(),
                "CN/1",
                "0".repeat(64),
                TODAY);
    }

    public static CaseClosed cured(CaseRef subject) {
        return new CaseClosed(subject, CaseClosed.Reason.CURED, "Every listing was put right.", TODAY);
    }
}
