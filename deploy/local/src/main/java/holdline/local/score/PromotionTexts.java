package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Service;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks pricing what promotion texts say, and compares kinds and figures with what was read by hand. */
final class PromotionTexts {

    private static final String SET = "packs-and-promotions/promo_texts";

    private final SharedData data;
    private final Client viewer;

    PromotionTexts(SharedData data, Client viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    List<Score> all() {
        var texts = data.entries(SET + ".json");
        if (texts.isEmpty()) {
            return List.of();
        }
        var questions = Client.json().putArray("texts");
        texts.forEach(text -> questions.add(text.path("text").asText("")));
        var answer = viewer.post(
                Service.PRICING,
                "/api/dry-run/promotions",
                "application/json",
                questions.toString().getBytes(StandardCharsets.UTF_8));
        if (!answer.isGood()) {
            throw new Trouble("Pricing refused the dry run of promotions: " + answer.reason());
        }
        var right = 0;
        for (var at = 0; at < texts.size(); at++) {
            right += isRight(texts.get(at), answer.body().path(at)) ? 1 : 0;
        }
        return List.of(Score.share(SET, texts.size(), "kinds and figures right", right));
    }

    /** Every promotion of the text and no other, each with its kind and every figure that was read by hand. */
    private static boolean isRight(JsonNode text, JsonNode terms) {
        var wanted = new ArrayList<JsonNode>();
        var params = text.path("params");
        var type = text.path("type").asText("");
        switch (type) {
            case "NONE" -> {}
            case "ADD_ON_PURCHASE" ->
                params.path("tiers")
                        .forEach(tier -> wanted.add(Client.json()
                                .put("kind", "add-on")
                                .put("threshold", tier.path(0).asText())));
            case "BUY_X_GET_Y" ->
                wanted.add(wanted("buy-x-get-y")
                        .<ObjectNode>set("buy", params.path("buy"))
                        .set("free", params.path("free")));
            case "NTH_ITEM_PERCENT" ->
                wanted.add(wanted("nth-piece")
                        .<ObjectNode>set("nth", params.path("nth"))
                        .set("payPercent", params.path("pay_percent")));
            case "QTY_MINUS_AMOUNT" ->
                wanted.add(wanted("quantity-off")
                        .<ObjectNode>set("threshold", params.path("min_qty"))
                        .set("off", params.path("off")));
            case "COUPON_MINUS" -> wanted.add(wanted("coupon").set("off", params.path("off")));
            case "GIFT", "GIFT_DIFFERENT_UNIT" -> wanted.add(wanted("gift"));
            case "THRESHOLD_UNSPECIFIED" -> wanted.add(wanted("unspecified"));
            case String _ -> wanted.add(wanted(type));
        }
        if (wanted.size() != terms.size()) {
            return false;
        }
        for (var at = 0; at < wanted.size(); at++) {
            for (var figure : wanted.get(at).properties()) {
                var given = terms.path(at).path(figure.getKey());
                var same = figure.getKey().equals("kind")
                        ? given.asText("").equals(figure.getValue().asText())
                        : Numbers.same(given, figure.getValue());
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ObjectNode wanted(String kind) {
        return Client.json().put("kind", kind);
    }
}
