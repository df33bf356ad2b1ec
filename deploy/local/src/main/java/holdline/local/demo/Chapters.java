package holdline.local.demo;

import static holdline.local.demo.Step.Seen;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.local.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The demo's four chapters, as steps that can be looked for. */
final class Chapters {

    private static final String CRAWLER = "crawler-service";
    private static final String PRICING = "pricing-service";
    private static final String CASES = "case-service";
    private static final String NOTIFICATION = "notification-service";

    private final Findings findings;

    Chapters(Findings findings) {
        this.findings = findings;
    }

    List<Chapter> all() {
        return List.of(corrects(), claims(), onlyCheap(), blocks());
    }

    private Chapter corrects() {
        var page = Shelf.CORRECTED;
        var shop = page.shop();
        return new Chapter(
                "corrects",
                "“" + shop.name() + "” undercuts, gets a friendly mail and puts its page right.",
                List.of(
                        listingSeen(page),
                        priceWorkedOut(page),
                        violationOpened(page, "low-price"),
                        caseOpened(shop),
                        noticeSent(shop),
                        new Step(
                                "seller corrects the price",
                                "crawler /api/listings",
                                CRAWLER,
                                () -> pageCorrected(page)),
                        new Step("re-check", "cases timeline", CASES, () -> recheck(page)),
                        new Step(
                                "violation cleared",
                                "pricing /api/violations",
                                PRICING,
                                () -> cleared(page, "low-price")),
                        new Step("case closed as cured", "cases /api/cases", CASES, () -> closed(shop))));
    }

    private Chapter claims() {
        var page = Shelf.CLAIMING;
        var shop = page.shop();
        return new Chapter(
                "claims",
                "“" + shop.name() + "” calls itself authorised; the registry does not know it. It ignores its mail.",
                List.of(
                        listingSeen(page),
                        priceWorkedOut(page),
                        violationOpened(page, "false-authorisation-claim"),
                        caseOpened(shop),
                        noticeSent(shop),
                        deadlinePassed(shop),
                        gateSaid(shop, "complaint-allowed"),
                        new Step(
                                "complaint drafted on that ground",
                                "cases /api/complaints",
                                CASES,
                                () -> complaintDrafted(shop))));
    }

    private Chapter onlyCheap() {
        var page = Shelf.CHEAP;
        var shop = page.shop();
        return new Chapter(
                "only cheap",
                "“" + shop.name()
                        + "” sells below the floor what anyone may sell, claims nothing, and ignores its mail.",
                List.of(
                        listingSeen(page),
                        priceWorkedOut(page),
                        violationOpened(page, "low-price"),
                        caseOpened(shop),
                        noticeSent(shop),
                        deadlinePassed(shop),
                        gateSaid(shop, "monitor-only"),
                        new Step(
                                "held at monitor, with the reason", "cases /api/cases", CASES, () -> monitored(shop))));
    }

    private Chapter blocks() {
        var page = Shelf.BLOCKED;
        return new Chapter(
                "blocks",
                "A page of “" + page.shop().name() + "” answers 403; nobody tries to get around it.",
                List.of(
                        new Step("page is blocked and says so", "crawler /api/listings", CRAWLER, () -> blocked(page)),
                        new Step(
                                "and nobody is accused for it",
                                "pricing /api/violations",
                                PRICING,
                                () -> notAccused(page))));
    }

    private Step listingSeen(Page page) {
        return new Step(
                "listing seen",
                "crawler /api/listings",
                CRAWLER,
                () -> findings.listing(page)
                        .filter(listing -> listing.path("lastObservedAt").isTextual())
                        .flatMap(listing -> Seen.of("listing seen: "
                                + listing.path("title").asText() + ", " + priceOf(listing)
                                + ", sold by “"
                                + listing.path("seller").path("shopName").asText() + "”; page kept as "
                                + shortened(
                                        listing.path("capture").path("sha256").asText()))));
    }

    private Step priceWorkedOut(Page page) {
        return new Step(
                "price worked out",
                "pricing /api/prices",
                PRICING,
                () -> findings.judgement(page)
                        .filter(judged -> judged.path("price").path("waterfall").isObject())
                        .flatMap(judged -> {
                            var waterfall = judged.path("price").path("waterfall");
                            return Seen.of(
                                    "price worked out: a buyer pays " + money(waterfall.path("finalPrice")) + " ("
                                            + products(judged.path("match")) + ")",
                                    rows(waterfall));
                        }));
    }

    private Step violationOpened(Page page, String signal) {
        return new Step(
                "violation opened: " + signal,
                "pricing /api/violations",
                PRICING,
                () -> findings.violation(page, signal)
                        .flatMap(violation -> Seen.of(
                                "violation opened: " + signal + others(page, signal),
                                violation.path("explanation").asText())));
    }

    private String others(Page page, String signal) {
        var names = findings.violations(page).stream()
                .map(violation -> violation.path("signal").asText())
                .filter(other -> !other.equals(signal))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " (also " + names + ")";
    }

    private Step caseOpened(Shop shop) {
        return new Step(
                "case opened",
                "cases /api/cases",
                CASES,
                () -> findings.caseOf(shop)
                        .flatMap(aCase -> Seen.of(
                                "case opened: " + shortened(aCase.path("id").asText()) + " against “"
                                        + aCase.path("seller").path("shopName").asText() + "” ("
                                        + aCase.path("relation").asText() + ")")));
    }

    private Step noticeSent(Shop shop) {
        return new Step(
                "notice sent, demanding no price",
                "notification /api/deliveries, mailbox",
                NOTIFICATION,
                () -> findings.caseOf(shop)
                        .flatMap(findings::deliveredNotice)
                        .flatMap(delivery -> findings.mail(delivery).flatMap(mail -> shown(delivery, mail))));
    }

    private static Optional<Seen> shown(JsonNode delivery, JsonNode mail) {
        var text = mail.path("subject").asText() + "\n\n" + mail.path("body").asText();
        NoticeText.priceTalk(text).ifPresent(words -> {
            throw new Trouble("The notice " + delivery.path("id").asText() + " speaks of a price (“" + words
                    + "”), which none may.");
        });
        return Seen.of("notice sent to " + mail.path("to").asText() + "; it demands no price:", text);
    }

    private Optional<Seen> pageCorrected(Page page) {
        return findings.listing(page)
                .filter(listing -> listing.path("price").path("amount").asText().equals(Shelf.CORRECTED_PRICE))
                .flatMap(listing -> Seen.of("the seller has corrected its page: it now asks " + priceOf(listing)));
    }

    private Optional<Seen> recheck(Page page) {
        return findings.entry(page.shop(), "recheck-requested")
                .filter(entry -> visitedSince(page, entry.path("at").asText()))
                .flatMap(entry -> Seen.of("the seller's time is over; re-check asked, and the page visited again: "
                        + entry.path("why").asText()));
    }

    private boolean visitedSince(Page page, String at) {
        return findings.listing(page)
                .map(listing -> listing.path("lastVisitedAt").asText(""))
                .filter(visited -> !visited.isEmpty())
                .filter(visited -> !Instant.parse(visited).isBefore(Instant.parse(at)))
                .isPresent();
    }

    private Optional<Seen> cleared(Page page, String signal) {
        return findings.violation(page, signal)
                .filter(violation -> violation.path("state").asText().equals("cleared"))
                .flatMap(_ -> Seen.of(
                        "violation cleared: " + signal + "; observations since then agree that the page complies"));
    }

    private Optional<Seen> closed(Shop shop) {
        return findings.caseOf(shop)
                .filter(aCase -> aCase.path("state").asText().equals("closed"))
                .filter(aCase -> aCase.path("closeReason").asText().equals("cured"))
                .flatMap(aCase ->
                        Seen.of("case closed: cured. " + aCase.path("note").asText()));
    }

    private Step deadlinePassed(Shop shop) {
        return new Step(
                "seller's time passes without an answer",
                "cases timeline",
                CASES,
                () -> findings.entry(shop, "recheck-requested")
                        .flatMap(entry -> Seen.of("no answer in time; looking once more: "
                                + entry.path("why").asText())));
    }

    private Step gateSaid(Shop shop, String outcome) {
        return new Step(
                "legal-basis gate: " + outcome,
                "cases /api/cases",
                CASES,
                () -> findings.caseOf(shop)
                        .map(aCase -> aCase.path("gate"))
                        .filter(gate -> gate.path("outcome").asText().equals(outcome))
                        .flatMap(gate -> Seen.of("the legal-basis gate says " + outcome, lines(gate.path("reasons")))));
    }

    private Optional<Seen> complaintDrafted(Shop shop) {
        return findings.caseOf(shop)
                .filter(aCase -> aCase.path("state").asText().equals("complaint-drafted"))
                .flatMap(aCase -> findings.complaints(aCase).stream()
                        .filter(complaint -> complaint.path("state").asText().equals("drafted"))
                        .filter(complaint -> complaint.path("ground").asText().equals("false-authorisation"))
                        .filter(complaint -> evidence(complaint, "statement").isPresent()
                                && evidence(complaint, "registry-entry").isPresent())
                        .findFirst())
                .flatMap(complaint -> Seen.of(
                        "complaint drafted on the ground "
                                + complaint.path("ground").asText() + ", for a person to check; its evidence:",
                        "statement:      " + evidence(complaint, "statement").orElse("") + "\nregistry entry: "
                                + evidence(complaint, "registry-entry").orElse("")));
    }

    private Optional<Seen> monitored(Shop shop) {
        return findings.caseOf(shop)
                .filter(aCase -> aCase.path("state").asText().equals("monitoring"))
                .filter(aCase -> !aCase.path("reasons").isEmpty())
                .filter(aCase -> findings.complaints(aCase).isEmpty())
                .flatMap(aCase -> Seen.of(
                        "case held at monitor, no complaint is drafted, because:", lines(aCase.path("reasons"))));
    }

    private Optional<Seen> blocked(Page page) {
        return findings.listing(page)
                .filter(listing -> listing.path("lastOutcome").asText().equals("blocked"))
                .flatMap(listing -> Seen.of("blocked: " + page.url() + " ("
                        + listing.path("lastDetail").asText() + ")"));
    }

    private Optional<Seen> notAccused(Page page) {
        return findings.violations(page).isEmpty()
                ? Seen.of("no violation is held against a page nobody could read")
                : Optional.empty();
    }

    private static Optional<String> evidence(JsonNode complaint, String kind) {
        return StreamSupport.stream(complaint.path("evidence").spliterator(), false)
                .filter(piece -> piece.path("kind").asText().equals(kind))
                .map(piece -> piece.path("text").asText())
                .findFirst();
    }

    private static String rows(JsonNode waterfall) {
        var rows = new ArrayList<String>();
        rows.add("page price    " + money(waterfall.path("pagePrice")));
        for (var step : waterfall.path("steps")) {
            rows.add("- " + money(step.path("cut")) + "   " + step.path("terms").asText() + " (paid by "
                    + step.path("funder").asText() + ")");
        }
        rows.add("final price   " + money(waterfall.path("finalPrice")) + " for "
                + waterfall.path("units").asInt(1) + " unit(s)");
        if (waterfall.path("floor").isObject()) {
            rows.add("floor         " + money(waterfall.path("floor")));
        }
        return String.join("\n", rows);
    }

    private static String products(JsonNode match) {
        return StreamSupport.stream(match.path("products").spliterator(), false)
                .map(product -> product.path("name").asText())
                .collect(Collectors.joining(" or "));
    }

    private static String priceOf(JsonNode listing) {
        return listing.path("price").isObject() ? money(listing.path("price")) : "no price";
    }

    private static String money(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }

    private static String lines(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
    }

    private static String shortened(String id) {
        return id.length() <= 13 ? id : id.substring(0, 13) + "…";
    }
}
