package holdline.crawler.visit;

import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Offering;
import holdline.events.ListingGone;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a visit ended; there is nothing else it can end in. The names are what operators and REST see. */
public sealed interface VisitOutcome {

    /** What is shown to people: {@code observed}, {@code not-modified}, {@code gone} ... */
    default String label() {
        return switch (this) {
            case Observed _ -> "observed";
            case NotModified _ -> "not-modified";
            case Gone _ -> "gone";
            case SoldOut _ -> "sold-out";
            case Blocked _ -> "blocked";
            case Challenge _ -> "challenge";
            case Unrecognised _ -> "unrecognised";
            case Unreachable _ -> "unreachable";
        };
    }

    /** One sentence for people; absent when the page was read. */
    default @Nullable String detail() {
        return switch (this) {
            case Observed _, NotModified _, SoldOut _ -> null;
            case Gone(var _, var detail) -> detail;
            case Blocked(var detail) -> detail;
            case Challenge(var detail) -> detail;
            case Unrecognised(var detail) -> detail;
            case Unreachable(var detail) -> detail;
        };
    }

    /** Read, with a price; one offering, one per card of a list, or none where an address only leads on. */
    record Observed(List<Offering> offerings, boolean search) implements VisitOutcome {

        public Observed {
            offerings = List.copyOf(offerings);
        }

        Observed first(int most) {
            return offerings.size() <= most ? this : new Observed(offerings.subList(0, most), search);
        }
    }

    /** The same as last time; what was seen then is seen again. */
    record NotModified() implements VisitOutcome {}

    /** 404, 410 or taken off the shelf. */
    record Gone(ListingGone.Reason reason, String detail) implements VisitOutcome {}

    /** Offered, but nobody can buy it now. */
    record SoldOut(Offering offering) implements VisitOutcome {}

    /** 401, 403, 429, 451, robots.txt, or an address we must not ask. Never a cure. */
    record Blocked(String detail) implements VisitOutcome {}

    /** A captcha or a login wall, also when served with status 200. Never passed. */
    record Challenge(String detail) implements VisitOutcome {}

    /** The page came and shows no price, or several that contradict each other, or nothing a page can be made of. */
    record Unrecognised(String detail) implements VisitOutcome {}

    /** No answer: name, connection, time, server error. */
    record Unreachable(String detail) implements VisitOutcome {}

    /** What a page that came means. */
    static VisitOutcome of(Extraction extraction) {
        return switch (extraction) {
            case Extraction.Item(var offering, var _) -> new Observed(List.of(offering), false);
            case Extraction.Cards(var offerings, var _) -> new Observed(offerings, true);
            case Extraction.SoldOut(var offering, var _) -> new SoldOut(offering);
            case Extraction.Gone(var statement) -> new Gone(ListingGone.Reason.DELISTED, "the page says: " + statement);
            case Extraction.Challenge(var sign) ->
                new Challenge("the page asks for something a crawler must not do: " + sign);
            case Extraction.Ambiguous(var _, var detail, var candidates) ->
                new Unrecognised(detail + ": "
                        + candidates.stream()
                                .limit(5)
                                .map(candidate -> candidate.value() + " (" + candidate.from() + ")")
                                .reduce((a, b) -> a + ", " + b)
                                .orElse("none"));
            case Extraction.Unrecognised(var detail, var _, var _) -> new Unrecognised(detail);
        };
    }

    /** What an answer other than a page means. */
    static VisitOutcome ofStatus(int status, String address) {
        if (status == 404 || status == 410) {
            return new Gone(ListingGone.Reason.NOT_FOUND, "the site answered " + status);
        }
        if (status == 401 || status == 403 || status == 407 || status == 429 || status == 451) {
            return new Blocked("the site answered " + status);
        }
        if (status >= 500) {
            return new Unreachable("the site answered " + status);
        }
        return new Unrecognised("the site answered " + status);
    }

    /** A redirect that ends at a login or verification address is a wall, whatever the page there looks like. */
    static boolean isWall(String asked, String answered) {
        if (asked.equals(answered)) {
            return false;
        }
        var lower = answered.toLowerCase(Locale.ROOT);
        return List.of(
                        "://login.",
                        "://passport.",
                        "/login",
                        "/signin",
                        "/passport",
                        "captcha",
                        "/punish",
                        "/verify",
                        "/challenge")
                .stream()
                .anyMatch(sign ->
                        lower.contains(sign) && !asked.toLowerCase(Locale.ROOT).contains(sign));
    }
}
