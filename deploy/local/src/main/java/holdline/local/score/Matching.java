package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks pricing how much titles sell, and which product they offer. */
final class Matching {

    private static final List<String> PAIRS = List.of("abt-buy", "amazon-google", "walmart-amazon", "wdc");

    /** The default from which a match may accuse (`accusingConfidence`). */
    private static final double ACCUSING = 0.9;

    private final SharedData data;
    private final Client viewer;

    Matching(SharedData data, Client viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    List<Score> all() {
        var scores = new ArrayList<Score>();
        scores.addAll(packTitles());
        scores.addAll(quantities());
        PAIRS.forEach(set -> scores.addAll(pairs(set)));
        scores.addAll(chineseListings());
        return scores;
    }

    private List<Score> packTitles() {
        var set = "packs-and-promotions/pack_titles";
        var titles = data.entries(set + ".json");
        if (titles.isEmpty()) {
            return List.of();
        }
        var answers = packs(titles, "title");
        var totals = 0;
        var whole = 0;
        for (var at = 0; at < titles.size(); at++) {
            var expected = titles.get(at);
            var answer = answers.path(at);
            if (isSameTotal(answer, expected)
                    && answer.path("count").asInt() == expected.path("count").asInt()) {
                totals++;
                if (Numbers.same(answer.path("unitValue"), expected.path("unit_value"))
                        && answer.path("unit")
                                .asText("")
                                .equals(expected.path("unit").asText(""))) {
                    whole++;
                }
            }
        }
        return List.of(
                Score.share(set, titles.size(), "count and total right", totals),
                Score.share(set, titles.size(), "unit, count and total right", whole));
    }

    private List<Score> quantities() {
        var set = "packs-and-promotions/quantity_units";
        var texts = data.entries(set + ".json");
        if (texts.isEmpty()) {
            return List.of();
        }
        var answers = packs(texts, "text");
        var right = 0;
        for (var at = 0; at < texts.size(); at++) {
            right += isSameTotal(answers.path(at), texts.get(at)) ? 1 : 0;
        }
        return List.of(Score.share(set, texts.size(), "total right", right));
    }

    private static boolean isSameTotal(JsonNode answer, JsonNode expected) {
        var unit = expected.path("total_unit").asText("");
        return Numbers.same(answer.path("totalValue"), expected.path("total_value"))
                && answer.path("totalUnit").asText("").equals(unit.equals("unit") ? "piece" : unit);
    }

    private JsonNode packs(List<JsonNode> texts, String field) {
        var question = Client.json().arrayNode();
        texts.forEach(text -> question.add(text.path(field).asText("")));
        return asked("packs", question);
    }

    private List<Score> pairs(String name) {
        var set = "matching/" + name;
        var pairs = data.lines(set + ".jsonl");
        if (pairs.isEmpty()) {
            return List.of();
        }
        var question = Client.json();
        var asked = question.putArray("pairs");
        for (var pair : pairs) {
            var one = asked.addObject();
            one.set("left", pair.path("left"));
            one.set("right", pair.path("right"));
        }
        var answers = asked("similarity", question);
        var same = new F1();
        var accusing = new F1();
        for (var at = 0; at < pairs.size(); at++) {
            var isSame = pairs.get(at).path("label").asInt() == 1;
            same.count(isSame, answers.path(at).path("same").asBoolean(), isSame);
            accusing.count(isSame, answers.path(at).path("accuses").asBoolean(), isSame);
        }
        return List.of(
                new Score(set, pairs.size(), "same F1", same.value()),
                new Score(set, pairs.size(), "accusing precision", accusing.precision()),
                new Score(set, pairs.size(), "accusing recall", accusing.recall()));
    }

    private List<Score> chineseListings() {
        var set = "matching/zh";
        var listings = data.entries(set + "_listings.json");
        var catalogue = data.members(set + "_catalogue.json");
        if (listings.isEmpty() || catalogue.isEmpty()) {
            return List.of();
        }
        var question = Client.json();
        var products = question.putArray("catalogue");
        catalogue.forEach((id, name) -> products.addObject().put("id", id).put("name", name.asText()));
        var titles = question.putArray("listings");
        listings.forEach(listing -> titles.addObject()
                .put("id", listing.path("id").asText())
                .put("title", listing.path("title").asText())
                .put("price", listing.path("price").asText()));
        var answers = byId(asked("match", question));
        var right = 0;
        var unharmed = 0;
        var ambiguous = 0;
        var reviewed = 0;
        for (var listing : listings) {
            var answer = answers.getOrDefault(listing.path("id").asText(), Client.json());
            var accepted = texts(listing.path("accept"));
            var outcome = answer.path("outcome").asText("");
            var isRight = rightly(outcome, texts(answer.path("products")), accepted);
            right += isRight ? 1 : 0;
            var accuses = outcome.equals("matched") && answer.path("confidence").asDouble() >= ACCUSING;
            unharmed += accuses && !isRight ? 0 : 1;
            if (accepted.contains("AMB")) {
                ambiguous++;
                reviewed += isRight ? 1 : 0;
            }
        }
        var scores = new ArrayList<>(List.of(
                Score.share(set + "_listings", listings.size(), "outcome and product right", right),
                Score.share(set + "_listings", listings.size(), "not wrongly accused", unharmed)));
        if (ambiguous > 0) {
            scores.add(Score.share(set + "_listings", ambiguous, "ambiguous, in review", reviewed));
        }
        return scores;
    }

    private static boolean rightly(String outcome, List<String> products, List<String> accepted) {
        return switch (outcome) {
            case "matched" -> accepted.containsAll(products);
            case "candidates" -> accepted.contains("AMB");
            case "not-ours" -> accepted.contains("NONE");
            default -> false;
        };
    }

    private static Map<String, JsonNode> byId(JsonNode answers) {
        var byId = new HashMap<String, JsonNode>();
        answers.forEach(answer -> byId.put(answer.path("id").asText(), answer));
        return byId;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode asked(String dryRun, JsonNode question) {
        var answer = viewer.post(
                Service.PRICING,
                "/api/dry-run/" + dryRun,
                "application/json",
                question.toString().getBytes(StandardCharsets.UTF_8));
        if (!answer.isGood()) {
            throw new Trouble("Pricing refused the dry run of " + dryRun + ": " + answer.reason());
        }
        return answer.body();
    }
}
