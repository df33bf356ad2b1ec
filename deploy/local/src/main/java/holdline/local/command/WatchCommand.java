package holdline.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Patience;
import holdline.local.suite.Place;
import holdline.local.suite.Running;
import holdline.local.suite.Service;
import holdline.local.telling.Table;
import holdline.local.telling.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Has the crawler visit pages and shows what it understood. Its watches are deleted again afterwards. */
final class WatchCommand implements Command {

    private static final String RESOLVE = "--resolve";
    private static final String TENANT = "watch";
    private static final int MOST_URLS = 200;
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LEAST_LIMIT = Duration.ofMinutes(1);
    /** One host is visited no faster than its delay allows. */
    private static final Duration PER_PAGE = Duration.ofSeconds(10);

    private static final String USAGE =
            "watch <url> ... [--resolve HOST=127.0.0.1:PORT]   (the mapping may be given several times)";

    /** A watch that was made for one address. */
    private record Made(long id, String listing, Instant since) {}

    @Override
    public int run(List<String> words) {
        var arguments = Arguments.parse(words, Set.of(), Set.of(RESOLVE));
        var urls = arguments.rest();
        if (urls.isEmpty() || urls.size() > MOST_URLS) {
            throw UpCommand.wants(USAGE);
        }
        var resolve = arguments.all(RESOLVE);
        refuseMappingOfRunning(resolve);
        var patience = new Patience();
        var terminal = Terminal.err();
        try (var suite = Borrowed.of("watch", List.of(Service.CRAWLER), told(resolve), patience, terminal)) {
            var operator = Client.of(suite.ports(), suite.issuer(), TENANT, "watcher", "operator");
            return watch(operator, urls, patience, terminal);
        }
    }

    private static void refuseMappingOfRunning(List<String> resolve) {
        for (var mapping : resolve) {
            if (!mapping.matches("[^=\\s,]+=[^=\\s,]+:\\d{1,5}")) {
                throw new Trouble(RESOLVE + " wants HOST=ADDRESS:PORT, but is '" + mapping + "'.");
            }
        }
        var running = Running.find(Place.here());
        if (!resolve.isEmpty() && running.isPresent()) {
            throw new Trouble("The suite is already up, and its crawler learns " + RESOLVE
                    + " only when it starts. Stop it first: " + running.get().howToStop() + ".");
        }
    }

    private static Map<Service, Map<String, String>> told(List<String> resolve) {
        return resolve.isEmpty()
                ? Map.of()
                : Map.of(
                        Service.CRAWLER,
                        Map.of(
                                "HOLDLINE_CRAWLER_FETCH_RESOLVE",
                                String.join(",", resolve),
                                "HOLDLINE_CRAWLER_FRONTIER_DELAY",
                                "PT1S"));
    }

    private static int watch(Client operator, List<String> urls, Patience patience, Terminal terminal) {
        var made = new LinkedHashMap<String, Made>();
        try {
            urls.stream().distinct().forEach(url -> made.put(url, make(operator, url)));
            terminal.say("watching " + made.size() + " page" + (made.size() == 1 ? "" : "s") + " ...");
            var perPage = PER_PAGE.multipliedBy(made.size());
            patience.until(
                    perPage.compareTo(LEAST_LIMIT) > 0 ? perPage : LEAST_LIMIT,
                    LOOK_EVERY,
                    () -> made.values().stream().allMatch(one -> isVisited(listing(operator, one), one)));
            return show(operator, made);
        } finally {
            if (!patience.isOver()) {
                made.values().forEach(one -> operator.delete(Service.CRAWLER, "/api/watches/" + one.id()));
            }
        }
    }

    private static Made make(Client operator, String url) {
        var answer = operator.post(
                Service.CRAWLER,
                "/api/watches",
                Client.json().put("kind", "listing").put("url", url));
        if (!answer.isGood()) {
            throw new Trouble("The crawler does not watch " + url + ": " + answer.reason() + ".");
        }
        var watch = answer.body();
        return new Made(
                watch.path("id").asLong(),
                watch.path("listing").asText(),
                Instant.parse(watch.path("createdAt").asText()));
    }

    private static JsonNode listing(Client operator, Made one) {
        return operator.get(Service.CRAWLER, "/api/listings/" + Client.encoded(one.listing()))
                .body();
    }

    private static boolean isVisited(JsonNode listing, Made one) {
        var at = listing.path("lastVisitedAt").asText("");
        return !at.isEmpty() && !Instant.parse(at).isBefore(one.since());
    }

    private static int show(Client operator, Map<String, Made> made) {
        var table = new Table("outcome", "title", "price", "seller", "source", "confidence", "url");
        var unseen = 0;
        for (var entry : made.entrySet()) {
            var listing = listing(operator, entry.getValue());
            if (!isVisited(listing, entry.getValue())) {
                table.row("not visited yet", "", "", "", "", "", entry.getKey());
                unseen++;
                continue;
            }
            var reading = reading(operator, listing);
            table.row(
                    outcome(listing),
                    listing.path("title").asText(""),
                    price(listing),
                    seller(listing.path("seller")),
                    reading.source(),
                    reading.confidence(),
                    entry.getKey());
        }
        table.lines().forEach(System.out::println);
        return unseen == 0 ? 0 : 1;
    }

    private static String outcome(JsonNode listing) {
        var outcome = listing.path("lastOutcome").asText("");
        var detail = listing.path("lastDetail").asText("");
        return detail.isEmpty() || outcome.equals("observed") ? outcome : outcome + ": " + detail;
    }

    private static String price(JsonNode listing) {
        if (!listing.path("price").isObject()) {
            return "";
        }
        var price = listing.path("price");
        var upTo = listing.path("upTo").path("amount").asText("");
        return price.path("amount").asText() + (upTo.isEmpty() ? "" : "-" + upTo) + " "
                + price.path("currency").asText();
    }

    private static String seller(JsonNode seller) {
        var name = seller.path("shopName").asText("");
        return name.isEmpty() ? seller.path("shopId").asText("") : name;
    }

    /** Where the price was read and how surely. */
    private record Reading(String source, String confidence) {}

    /** The kept page is read once more, by the crawler itself, to learn where its price stands. */
    private static Reading reading(Client operator, JsonNode listing) {
        var href = listing.path("capture").path("href").asText("");
        if (href.isEmpty()) {
            return new Reading("", "");
        }
        var page = operator.bytes(Service.CRAWLER, href);
        var answer = operator.post(
                Service.CRAWLER,
                "/api/dry-run/extraction?url="
                        + Client.encoded(listing.path("url").asText()),
                "text/html",
                page);
        var read = answer.body().path("listings").path(0);
        var sources = new ArrayList<String>();
        StreamSupport.stream(read.path("provenance").spliterator(), false)
                .map(JsonNode::asText)
                .forEach(sources::add);
        return new Reading(
                sources.stream().distinct().collect(Collectors.joining("+")),
                read.path("confidence").asText(""));
    }
}
