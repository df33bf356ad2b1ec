package holdline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.local.Trouble;
import holdline.local.rest.Answer;
import holdline.local.rest.Client;
import holdline.local.suite.Patience;
import holdline.local.suite.Port;
import holdline.local.suite.Ports;
import holdline.local.suite.Service;
import holdline.local.suite.Suite;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The demo's shops, its mailbox, and its brand as it introduces itself to Holdline through the REST APIs. */
public final class World implements AutoCloseable {

    /** The demo's brand. */
    public static final String TENANT = "lanting";

    static final Duration WATCH_STORY_EVERY = Duration.ofSeconds(4);
    private static final Duration WATCH_OTHERS_EVERY = Duration.ofSeconds(20);
    static final Duration OBSERVATION_GAP = Duration.ofSeconds(1);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(12);
    static final Duration RECHECK_WINDOW = Duration.ofSeconds(8);
    static final Duration RECHECK_EVERY = Duration.ofSeconds(2);
    static final Duration HOST_DELAY = Duration.ofSeconds(1);
    /** How long the seller who puts its price right takes: it does so shortly before we look again. */
    private static final Duration SELLER_THINKS = Duration.ofMillis(9_500);

    private final Marketplace marketplace;
    private final Mailbox mailbox;

    private World(Marketplace marketplace, Mailbox mailbox) {
        this.marketplace = marketplace;
        this.mailbox = mailbox;
    }

    /** Opens the shops and the mailbox. From now on the seller who mends its ways waits for its mail. */
    public static World open(Ports ports, Patience patience) {
        var marketplace = Marketplace.open(ports.of(Port.MARKETPLACE), Shelf.all());
        try {
            var mailbox = Mailbox.open(
                    ports.of(Port.SMTP), ports.of(Port.MAILBOX), mail -> sellerReads(mail, marketplace, patience));
            return new World(marketplace, mailbox);
        } catch (RuntimeException e) {
            marketplace.close();
            throw e;
        }
    }

    private static void sellerReads(Mail mail, Marketplace marketplace, Patience patience) {
        if (mail.to().contains(Shelf.CORRECTS.email())) {
            Thread.ofVirtual().name("seller").start(() -> {
                if (patience.pause(SELLER_THINKS)) {
                    marketplace.reprice(Shelf.CORRECTED, Shelf.CORRECTED_PRICE);
                }
            });
        }
    }

    /** What the services must be told so that they find this world, and do not take minutes over its story. */
    public static Map<Service, Map<String, String>> environment(Ports ports) {
        var place = "127.0.0.1:" + ports.of(Port.MARKETPLACE);
        return Map.of(
                Service.CRAWLER,
                Map.of(
                        "HOLDLINE_CRAWLER_FETCH_RESOLVE",
                        Shelf.hosts().stream().map(host -> host + "=" + place).collect(Collectors.joining(",")),
                        "HOLDLINE_CRAWLER_FRONTIER_DELAY",
                        HOST_DELAY.toString(),
                        "HOLDLINE_CRAWLER_WATCH_MIN_INTERVAL",
                        "PT1S"),
                // A busy laptop needs a moment until all that is wrong with a page has reached its case.
                Service.CASES,
                Map.of("HOLDLINE_CASES_GATHER", "4s"));
    }

    /** The clocks that run faster here than in a brand's life, in words. */
    public static List<String> shortenedClocks() {
        return List.of(
                "two observations must agree " + seconds(OBSERVATION_GAP) + " apart (usually 10 minutes)",
                "a page of the story is visited every " + seconds(WATCH_STORY_EVERY)
                        + " (usually every hour), one host at most every " + seconds(HOST_DELAY),
                "a seller has " + seconds(ANSWER_WITHIN) + " to answer (usually 7 days)",
                "then its page is looked at again every " + seconds(RECHECK_EVERY) + " for " + seconds(RECHECK_WINDOW)
                        + " (usually every 15 minutes for a day)");
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    /**
     * The brand sets itself up: settings, products, policies, authorised sellers, letterhead, contacts, subscriptions,
     * and a watch on every page.
     *
     * @return the listing id of each watched address, as the crawler tells it
     * @throws Trouble naming what was refused and why
     */
    public static Map<String, String> introduce(Suite suite) {
        var ports = suite.ports();
        var admin = Client.of(ports, suite.issuer(), TENANT, "brand-admin", "admin");
        var operator = Client.of(ports, suite.issuer(), TENANT, "brand-operator", "operator");
        accepted(
                "the brand's settings",
                admin.put(
                        Service.PRICING,
                        "/api/settings",
                        Client.json().put("observationsToAgree", 2).put("observationGap", OBSERVATION_GAP.toString())));
        accepted(
                "the playbook",
                admin.put(
                        Service.CASES,
                        "/api/playbook",
                        Client.json()
                                .put("jurisdiction", "CN")
                                .put("answerWithin", ANSWER_WITHIN.toString())
                                .put("recheckWindow", RECHECK_WINDOW.toString())
                                .put("recheckEvery", RECHECK_EVERY.toString())));
        accepted(
                "the letterhead",
                admin.put(
                        Service.NOTIFICATION,
                        "/api/letterhead",
                        Client.json().put("brand", "岚汀 LANTING").put("contact", "partners@lanting.example")));
        Goods.all().forEach(goods -> introduce(operator, goods));
        List.of(Shelf.DEALER, Shelf.DEALER_TWO).forEach(shop -> authorise(operator, shop));
        List.of(Shelf.CORRECTS, Shelf.CLAIMS, Shelf.ONLY_CHEAP, Shelf.BLOCKS)
                .forEach(shop -> addContact(operator, shop));
        subscribe(operator);
        return watch(operator);
    }

    private static void introduce(Client operator, Goods goods) {
        var product = Client.json()
                .put("code", goods.code())
                .put("name", goods.name())
                .put("brand", "岚汀")
                .put("distribution", goods.distribution());
        product.putArray("aliases").add("LANTING").add(goods.englishName());
        product.putArray("gtins").add(goods.gtin());
        product.putArray("models").add(goods.model());
        accepted("product " + goods.code(), operator.post(Service.PRICING, "/api/products", product));
        var policy =
                Client.json().put("name", goods.englishName() + ", shelf floor").put("productCode", goods.code());
        policy.putObject("floor").put("amount", goods.floor()).put("currency", goods.currency());
        accepted("the policy of " + goods.code(), operator.post(Service.PRICING, "/api/policies", policy));
    }

    private static void authorise(Client operator, Shop shop) {
        accepted(
                "authorised seller " + shop.name(),
                operator.post(
                        Service.PRICING,
                        "/api/authorised-sellers",
                        place(shop).put("shopName", shop.name()).put("validFrom", "2026-01-01T00:00:00Z")));
    }

    private static void addContact(Client operator, Shop shop) {
        accepted(
                "the contact of " + shop.name(),
                operator.post(
                        Service.NOTIFICATION,
                        "/api/contacts",
                        place(shop).put("email", shop.email()).put("language", "zh-CN")));
    }

    private static void subscribe(Client operator) {
        var subscription = Client.json()
                .put("channel", "email")
                .put("address", "brand-desk@lanting.example")
                .put("language", "en");
        subscription
                .putArray("events")
                .add("case-opened")
                .add("gate-decided")
                .add("complaint-drafted")
                .add("case-closed");
        accepted("the brand's subscription", operator.post(Service.NOTIFICATION, "/api/subscriptions", subscription));
    }

    private static Map<String, String> watch(Client operator) {
        var listings = new LinkedHashMap<String, String>();
        for (var page : Shelf.all()) {
            var every = Shelf.story().contains(page) ? WATCH_STORY_EVERY : WATCH_OTHERS_EVERY;
            var watch = accepted(
                    "the watch on " + page.url(),
                    operator.post(
                            Service.CRAWLER,
                            "/api/watches",
                            Client.json()
                                    .put("kind", "listing")
                                    .put("url", page.url())
                                    .put("every", every.toString())));
            listings.put(page.url(), watch.path("listing").asText());
        }
        return listings;
    }

    private static ObjectNode place(Shop shop) {
        return Client.json().put("platform", shop.host()).put("shopId", shop.id());
    }

    private static JsonNode accepted(String what, Answer answer) {
        if (!answer.isGood()) {
            throw new Trouble("The demo could not set up " + what + ": " + answer.reason());
        }
        return answer.body();
    }

    @Override
    public void close() {
        mailbox.close();
        marketplace.close();
    }
}
