package holdline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.events.Availability;
import holdline.events.Event;
import holdline.events.ListingEvent;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.ListingUnreadable;
import holdline.events.Topic;
import holdline.local.rest.Answer;
import holdline.local.rest.Client;
import holdline.local.suite.Service;
import holdline.local.telling.Table;
import holdline.testkit.TopicProbe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Saved real pages, served under their own host names: each becomes a listing event with the right price, is judged
 * against a policy, and the violating ones become cases and mails. {@code ./holdline prove pages} shows it by itself.
 */
class PagesIT {

    private static final String TENANT = "lanting";
    private static final int LEAST_RIGHT = 25;
    private static final int SAMPLE = 12;
    private static final int LONGEST_NAME = 200;
    private static final int MOST = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void realPagesBecomeListingsViolationsCasesAndMails() throws Exception {
        var saved = SavedPages.in(SavedPages.folder()).orElse(null);
        if (saved == null) {
            var why = "SKIPPED: no saved pages at " + SavedPages.folder()
                    + "/pages; set HOLDLINE_SHARED_DATA to the folder of shared data.";
            System.out.println("pages: " + why);
            abort(why);
        }
        try (var server = PageServer.serving(saved);
                var suite = SuiteUnderTest.start("pages", crawler(server.resolve(saved)));
                var probe = TopicProbe.at(suite.kafka())) {
            // Given
            var brand = suite.client(TENANT, "admin");
            good(brand.put(
                    Service.PRICING,
                    "/api/settings",
                    Client.json().put("observationsToAgree", 2).put("observationGap", "PT1S")));
            var listings = watch(brand, saved);

            // When
            var seen = awaitSeen(probe, saved, listings);
            var readings = saved.products().stream()
                    .map(page -> Reading.of(page, seen.get(listings.get(page.url()))))
                    .toList();
            var sold = forbid(brand, readings);
            var violations = awaitViolations(brand, sold);
            var cases = awaitCases(brand, violations);
            awaitMails(suite, cases);

            // Then
            tell(saved, readings, seen, violations, cases, suite);
            assertSoftly(softly -> {
                softly.assertThat(readings.stream().filter(Reading::isRight).count())
                        .as("benchmark pages with the right price and currency")
                        .isGreaterThanOrEqualTo(LEAST_RIGHT);
                softly.assertThat(rightHits(saved, seen))
                        .as("listings of the JD search page with the right price")
                        .isEqualTo(saved.search().hits().size());
                softly.assertThat(violations).hasSameSizeAs(sold.keySet());
                softly.assertThat(sold).hasSize(SAMPLE);
                softly.assertThat(cases).hasSameSizeAs(sellers(violations));
            });
        }
    }

    private static Map<Service, Map<String, String>> crawler(String resolve) {
        return Map.of(
                Service.CRAWLER,
                Map.of(
                        "HOLDLINE_CRAWLER_FETCH_RESOLVE", resolve,
                        // Their pictures lie on hosts we do not serve, and tests ask nobody else.
                        "HOLDLINE_CRAWLER_PICTURE_ENABLED", "false",
                        "HOLDLINE_CRAWLER_FRONTIER_DELAY", "PT0.2S",
                        "HOLDLINE_CRAWLER_WATCH_MIN_INTERVAL", "PT1S"));
    }

    /** The listing id of each page's address, as the crawler names it. */
    private static Map<String, String> watch(Client brand, SavedPages saved) {
        var listings = new HashMap<String, String>();
        for (var page : saved.products()) {
            var watch = good(brand.post(
                    Service.CRAWLER,
                    "/api/watches",
                    Client.json().put("kind", "listing").put("url", page.url()).put("every", "PT4S")));
            listings.put(page.url(), watch.path("listing").asText());
        }
        good(brand.post(
                Service.CRAWLER,
                "/api/watches",
                Client.json()
                        .put("kind", "search")
                        .put("url", saved.search().url())
                        .put("every", "PT1H")));
        return listings;
    }

    /** The latest word on every listing, once each watched page and some of the search's hits have been heard of. */
    private static Map<String, ListingEvent> awaitSeen(
            TopicProbe probe, SavedPages saved, Map<String, String> listings) {
        var seen = new HashMap<String, ListingEvent>();
        await("an event about every page").atMost(PATIENCE).until(() -> {
            for (Event event : probe.seenWithin(Topic.LISTINGS, Duration.ofMillis(500))) {
                seen.put(event.key(), (ListingEvent) event);
            }
            return seen.keySet().containsAll(listings.values()) && rightHits(saved, seen) > 0;
        });
        for (Event event : probe.seenWithin(Topic.LISTINGS, Duration.ofSeconds(2))) {
            seen.put(event.key(), (ListingEvent) event);
        }
        return seen;
    }

    /**
     * Makes the first rightly read listings the brand's own, sold a fifth below the floor. What nobody can buy now opens
     * no violation, so it is left out.
     */
    private static Map<String, ListingObserved> forbid(Client brand, List<Reading> readings) {
        var sold = new LinkedHashMap<String, ListingObserved>();
        var titles = new TreeMap<String, ListingObserved>();
        for (var reading : readings) {
            if (reading.isRight()
                    && reading.event() instanceof ListingObserved listing
                    && listing.availability() != Availability.OUT_OF_STOCK
                    && sold.size() < SAMPLE
                    && listing.title().length() <= LONGEST_NAME
                    && titles.putIfAbsent(listing.title(), listing) == null) {
                sold.put(listing.listing().id(), listing);
                introduce(brand, "P-" + sold.size(), listing);
            }
        }
        return sold;
    }

    private static void introduce(Client brand, String code, ListingObserved listing) {
        var product =
                Client.json().put("code", code).put("name", listing.title()).put("distribution", "open");
        product.putArray("aliases").add(listing.title());
        var gtins = product.putArray("gtins");
        if (listing.identifiers().gtin() != null) {
            gtins.add(listing.identifiers().gtin());
        }
        product.putArray("models");
        if (listing.identifiers().brand() != null) {
            product.put("brand", listing.identifiers().brand());
        }
        good(brand.post(Service.PRICING, "/api/products", product));
        var price = listing.pagePrice().amount();
        var policy = Client.json()
                .put("name", "Floor of " + code)
                .put("productCode", code)
                .put("tolerancePercent", "0");
        policy.putObject("floor")
                .put(
                        "amount",
                        price.amount()
                                .multiply(new BigDecimal("1.25"))
                                .setScale(2, RoundingMode.UP)
                                .toPlainString())
                .put("currency", price.currency().getCurrencyCode());
        good(brand.post(Service.PRICING, "/api/policies", policy));
        var seller = listing.seller();
        var contact = brand.post(
                Service.NOTIFICATION,
                "/api/contacts",
                Client.json()
                        .put("platform", seller.platform())
                        .put("shopId", seller.shopId())
                        .put("email", "seller@" + seller.platform().replaceAll("[^a-z0-9.-]", "-") + ".example")
                        .put("language", "en"));
        // Two products of one shop: its contact is known already.
        assertThat(contact.isGood() || contact.status() == 409)
                .as(contact::reason)
                .isTrue();
    }

    /** Each listing of {@code sold} is below its floor, so each of them ends up violated; none may be forgotten. */
    private static List<JsonNode> awaitViolations(Client brand, Map<String, ListingObserved> sold) {
        await("a violation for each of " + sold.size() + " listings")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(violated(brand)).containsAll(sold.keySet()));
        return brand.list(Service.PRICING, "/api/violations", MOST);
    }

    private static Set<String> violated(Client brand) {
        return brand.list(Service.PRICING, "/api/violations", MOST).stream()
                .map(violation -> violation.at("/listing/id").asText())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> awaitCases(Client brand, List<JsonNode> violations) {
        var expected = sellers(violations).size();
        await("a case for every seller")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> brand.list(Service.CASES, "/api/cases", MOST).size() >= expected);
        return brand.list(Service.CASES, "/api/cases", MOST);
    }

    private static void awaitMails(SuiteUnderTest suite, List<JsonNode> cases) {
        await("a mail for every case")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> suite.smtp().mails().size() >= cases.size());
    }

    private static List<String> sellers(List<JsonNode> violations) {
        return violations.stream()
                .map(violation -> violation.at("/seller/platform").asText() + ":"
                        + violation.at("/seller/shopId").asText())
                .distinct()
                .toList();
    }

    private static int rightHits(SavedPages saved, Map<String, ListingEvent> seen) {
        var right = 0;
        for (var hit : saved.search().hits()) {
            if (seen.get("jd.com:" + hit.sku()) instanceof ListingObserved listing
                    && listing.pagePrice() != null
                    && listing.pagePrice().amount().amount().compareTo(hit.price()) == 0
                    && listing.pagePrice().amount().currency().getCurrencyCode().equals("CNY")) {
                right++;
            }
        }
        return right;
    }

    private static JsonNode good(Answer answer) {
        assertThat(answer.isGood()).as(answer::reason).isTrue();
        return answer.body();
    }

    private static void tell(
            SavedPages saved,
            List<Reading> readings,
            Map<String, ListingEvent> seen,
            List<JsonNode> violations,
            List<JsonNode> cases,
            SuiteUnderTest suite) {
        var table = new Table("page", "expected", "read", "from", "right");
        readings.forEach(reading -> table.row(
                reading.page().url().replaceFirst("https://(www\\.)?", ""),
                reading.page().prices().stream().map(BigDecimal::toPlainString).toList() + " "
                        + reading.page().currency(),
                reading.price(),
                reading.from(),
                reading.isRight() ? "yes" : "NO"));
        table.lines().forEach(System.out::println);
        var totals = new Table("real pages", "of", "");
        totals.row(
                "right price and currency",
                String.valueOf(readings.size()),
                String.valueOf(readings.stream().filter(Reading::isRight).count()));
        totals.row(
                "JD search listings right",
                String.valueOf(saved.search().hits().size()),
                String.valueOf(rightHits(saved, seen)));
        totals.row("violations", "", String.valueOf(violations.size()));
        totals.row("cases", "", String.valueOf(cases.size()));
        totals.row("mails", "", String.valueOf(suite.smtp().mails().size()));
        totals.lines().forEach(System.out::println);
    }

    /** What became of one page. */
    private record Reading(SavedPages.Product page, ListingEvent event) {

        static Reading of(SavedPages.Product page, ListingEvent event) {
            return new Reading(page, event);
        }

        boolean isRight() {
            return event instanceof ListingObserved listing
                    && listing.pagePrice() != null
                    && listing.pagePrice().upTo() == null
                    && page.prices()
                            .contains(listing.pagePrice().amount().amount().stripTrailingZeros())
                    && listing.pagePrice().amount().currency().getCurrencyCode().equals(page.currency());
        }

        String price() {
            return switch (event) {
                case ListingObserved listing
                when listing.pagePrice() != null ->
                    listing.pagePrice().upTo() == null
                            ? listing.pagePrice().amount().toString()
                            : listing.pagePrice().amount() + " to "
                                    + listing.pagePrice().upTo();
                case ListingObserved _ -> "no price";
                case ListingGone _ -> "gone";
                case ListingUnreadable unreadable -> unreadable.obstacle() + ": " + unreadable.detail();
            };
        }

        String from() {
            return event instanceof ListingObserved listing ? listing.reading().source() : "";
        }
    }
}
