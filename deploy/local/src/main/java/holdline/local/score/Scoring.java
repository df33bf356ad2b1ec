package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import holdline.local.Trouble;
import holdline.local.rest.Answer;
import holdline.local.rest.Client;
import holdline.local.suite.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Asks the services about every page, text, cart and pair and counts what was right. */
public final class Scoring {

    private static final String EXTRACTION = "/api/dry-run/extraction?url=";

    private final SharedData data;
    private final Client viewer;
    private final Carts carts;

    public Scoring(SharedData data, Client viewer) {
        this.data = data;
        this.viewer = viewer;
        this.carts = new Carts(data, viewer);
    }

    /** Every set that is there, in a fixed order. */
    public List<Score> all() {
        var scores = new ArrayList<Score>();
        scores.addAll(benchmark());
        scores.addAll(usShops());
        scores.addAll(chineseMarketplaces());
        scores.addAll(structuredData());
        scores.addAll(worldPrices());
        scores.addAll(chinesePrices());
        scores.addAll(apiPayloads());
        scores.addAll(new PromotionTexts(data, viewer).all());
        scores.addAll(carts.all());
        scores.addAll(new Matching(data, viewer).all());
        if (scores.isEmpty()) {
            throw new Trouble("The shared data holds none of the sets that can be measured.");
        }
        return scores;
    }

    /** What was not measured although it stands in a set, by name. */
    public List<String> leftOut() {
        return carts.leftOut();
    }

    private List<Score> benchmark() {
        var set = "pages/benchmark";
        var pages = data.entries(set + "/expected.json");
        if (pages.isEmpty()) {
            return List.of();
        }
        var f1 = new F1();
        var currencies = 0;
        var stock = 0;
        var stockKnown = 0;
        for (var page : pages) {
            var listing = item(extraction(set, page));
            var price = listing.path("price");
            var expected = page.path("price");
            f1.count(!expected.isEmpty(), price.isObject(), isOneOf(price.path("amount"), expected));
            if (price.path("currency")
                    .asText("")
                    .equals(page.path("currency_iso").asText())) {
                currencies++;
            }
            if (page.path("availability").isTextual()) {
                stockKnown++;
                if (stock(listing).equals(page.path("availability").asText())) {
                    stock++;
                }
            }
        }
        return List.of(
                new Score(set, pages.size(), "price F1", f1.value()),
                Score.share(set, pages.size(), "price right", f1.right()),
                Score.share(set, pages.size(), "currency right", currencies),
                Score.share(set, stockKnown, "availability right", stock));
    }

    private List<Score> usShops() {
        var set = "pages/us-shops";
        var pages = data.entries(set + "/expected.json");
        if (pages.isEmpty()) {
            return List.of();
        }
        var f1 = new F1();
        var currencies = 0;
        for (var page : pages) {
            var price = item(extraction(set, page)).path("price");
            f1.count(true, price.isObject(), Numbers.same(price.path("amount"), page.path("price")));
            if (price.path("currency").asText("").equals(page.path("currency").asText())) {
                currencies++;
            }
        }
        return List.of(
                new Score(set, pages.size(), "price F1", f1.value()),
                Score.share(set, pages.size(), "price right", f1.right()),
                Score.share(set, pages.size(), "currency right", currencies));
    }

    private List<Score> chineseMarketplaces() {
        var set = "pages/cn-marketplaces";
        var scores = new ArrayList<Score>();
        var all = 0;
        var allRight = 0;
        for (var page : data.entries(set + "/expected.json")) {
            var found = new ArrayList<JsonNode>();
            extraction(set, page).path("listings").forEach(found::add);
            var right = 0;
            for (var expected : page.path("expected_items")) {
                if (found.stream().anyMatch(listing -> isSameCard(listing, expected))) {
                    right++;
                }
            }
            var n = page.path("expected_items").size();
            scores.add(
                    Score.share(set + "/" + page.path("id").asText(), n, "listings with right title and price", right));
            all += n;
            allRight += right;
        }
        if (all > 0) {
            scores.addFirst(Score.share(set, all, "listings with right title and price", allRight));
        }
        return scores;
    }

    private static boolean isSameCard(JsonNode listing, JsonNode expected) {
        var sku = expected.path("sku").asText("");
        var sameItem = sku.isEmpty()
                || sku.equals(listing.path("itemId").asText())
                || sku.equals(listing.path("sku").asText());
        return sameItem
                && squeezed(listing.path("title")).equals(squeezed(expected.path("title")))
                && Numbers.same(listing.path("price").path("amount"), expected.path("price"));
    }

    private static String squeezed(JsonNode text) {
        return text.asText("").replaceAll("\\s+", "");
    }

    /** Few of the samples sell anything: naming a price where none is stated counts as wrong. */
    private List<Score> structuredData() {
        var set = "structured-data";
        var pages = data.pagesBesideTheirTrees(set);
        if (pages.isEmpty()) {
            return List.of();
        }
        var f1 = new F1();
        var right = 0;
        for (var html : pages) {
            var answer = viewer.post(
                    Service.CRAWLER,
                    EXTRACTION + Client.encoded("https://samples.example/" + html),
                    "text/html",
                    data.page(set, html));
            var amount = item(good(answer, html)).path("price").path("amount");
            var expected = new StatedPrice(data.treeOf(set, html)).amount();
            var isRight = Numbers.same(amount, expected);
            f1.count(Numbers.in(expected).isPresent(), !amount.isMissingNode(), isRight);
            right += isRight ? 1 : 0;
        }
        return List.of(
                new Score(set, pages.size(), "price F1", f1.value()),
                Score.share(set, pages.size(), "price right, or rightly none", right));
    }

    private List<Score> worldPrices() {
        var set = "price-strings/world";
        var texts = data.entries(set + ".json");
        if (texts.isEmpty()) {
            return List.of();
        }
        var questions = texts.stream()
                .map(text -> (JsonNode) Client.json()
                        .put("text", text.path("price_raw").asText(""))
                        .put("hint", textOrNull(text.path("currency_raw")))
                        .putNull("locale"))
                .toList();
        var answers = priceTexts(questions);
        var amounts = 0;
        var both = 0;
        for (var at = 0; at < texts.size(); at++) {
            var expected = texts.get(at);
            var answer = answers.path(at);
            if (Numbers.same(answer.path("amount"), expected.path("amount"))) {
                amounts++;
                if (answer.path("currencyText")
                        .asText("")
                        .equals(expected.path("currency").asText(""))) {
                    both++;
                }
            }
        }
        return List.of(
                Score.share(set, texts.size(), "amount right", amounts),
                Score.share(set, texts.size(), "amount and currency as written right", both));
    }

    private List<Score> chinesePrices() {
        var set = "price-strings/zh";
        var texts = data.entries(set + ".json");
        if (texts.isEmpty()) {
            return List.of();
        }
        var questions = texts.stream()
                .map(text -> (JsonNode) Client.json()
                        .put("text", text.path("text").asText(""))
                        .putNull("hint")
                        .put("locale", text.path("currency").asText("").equals("TWD") ? "zh-TW" : "zh-CN"))
                .toList();
        var answers = priceTexts(questions);
        var right = 0;
        var kinds = 0;
        for (var at = 0; at < texts.size(); at++) {
            var expected = texts.get(at);
            var answer = answers.path(at);
            var amount = Numbers.same(answer.path("amount"), expected.path("amount"))
                    && Numbers.same(answer.path("high"), expected.path("amount_high"));
            var currency = expected.path("amount").isNull()
                    || answer.path("currency")
                            .asText("")
                            .equals(expected.path("currency").asText(""));
            if (amount && currency) {
                right++;
            }
            if (answer.path("kind").asText("").equals(kind(expected.path("kind").asText("")))) {
                kinds++;
            }
        }
        return List.of(
                Score.share(set, texts.size(), "amount and currency right", right),
                Score.share(set, texts.size(), "kind right", kinds));
    }

    /** What a buyer is asked, in the payload's own unit, was read by hand; terms must be there where coupons are. */
    private List<Score> apiPayloads() {
        var set = "api-payloads";
        var expected = ApiPayload.all().stream()
                .filter(one -> data.bytes(set, one.file()).isPresent())
                .toList();
        var prices = 0;
        var terms = 0;
        for (var one : expected) {
            var answer = viewer.post(
                    Service.CRAWLER,
                    EXTRACTION + Client.encoded("https://api.example.de/" + one.file()),
                    "application/json",
                    data.bytes(set, one.file()).orElseThrow());
            var listings = good(answer, one.file()).path("listings");
            var listing = StreamSupport.stream(listings.spliterator(), false)
                    .filter(each -> each.path("itemId").asText().equals(one.item()))
                    .findFirst()
                    .orElse(MissingNode.getInstance());
            var price = listing.path("price");
            if (Numbers.same(
                            price.path("amount"),
                            Client.json().put("v", one.amount()).path("v"))
                    && price.path("currency").asText("").equals(one.currency())) {
                prices++;
            }
            var stated = StreamSupport.stream(listing.path("promotions").spliterator(), false)
                    .filter(promotion -> promotion.path("terms").isObject())
                    .count();
            if (listing.isObject() && stated == one.terms()) {
                terms++;
            }
        }
        return expected.isEmpty()
                ? List.of()
                : List.of(
                        Score.share(set, expected.size(), "price and currency right", prices),
                        Score.share(set, expected.size(), "promotions with terms right", terms));
    }

    /** The set names some kinds otherwise than the API. */
    private static String kind(String inSet) {
        return switch (inSet) {
            case "promo" -> "promotion";
            case "price_limited_qty" -> "limited-quantity";
            case String same -> same.replace('_', '-');
        };
    }

    private JsonNode extraction(String set, JsonNode page) {
        var answer = viewer.post(
                Service.CRAWLER,
                EXTRACTION + Client.encoded(address(page)),
                "text/html",
                data.page(set, page.path("html").asText()));
        return good(answer, page.path("id").asText());
    }

    /** Some sets keep only the path, or only the platform. */
    private static String address(JsonNode page) {
        var url = page.path("url").asText("");
        if (url.startsWith("http")) {
            return url;
        }
        var host = page.path("platform").asText(page.path("id").asText() + ".com");
        return "https://www." + host + (url.startsWith("/") ? url : "/");
    }

    private JsonNode priceTexts(List<JsonNode> questions) {
        var answer = viewer.post(
                Service.CRAWLER,
                "/api/dry-run/price-texts",
                "application/json",
                questions.toString().getBytes(StandardCharsets.UTF_8));
        return good(answer, "price texts");
    }

    private static JsonNode good(Answer answer, String what) {
        if (!answer.isGood()) {
            throw new Trouble("The crawler refused the dry run of " + what + ": " + answer.reason());
        }
        return answer.body();
    }

    private static JsonNode item(JsonNode extraction) {
        var listing = extraction.path("listings").path(0);
        return listing.isObject() ? listing : MissingNode.getInstance();
    }

    private static boolean isOneOf(JsonNode amount, JsonNode accepted) {
        return StreamSupport.stream(accepted.spliterator(), false).anyMatch(one -> Numbers.same(amount, one));
    }

    private static String stock(JsonNode listing) {
        return switch (listing.path("availability").asText("")) {
            case "in-stock" -> "InStock";
            case "out-of-stock" -> "OutOfStock";
            default -> "";
        };
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
