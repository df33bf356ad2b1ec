package holdline.local.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Service;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Has pricing price carts for which another engine's adjustments are known. That engine picks promotions by code and by
 * who the customer is; here that is done before asking. Cases about shipping methods, campaign budgets and codes that do
 * not exist are no baskets and are left out.
 */
final class Carts {

    private static final String SET = "packs-and-promotions/promotion_engine_cases";
    private static final int MOST_DIGITS = 6;

    private final SharedData data;
    private final Client viewer;

    Carts(SharedData data, Client viewer) {
        this.data = data;
        this.viewer = viewer;
    }

    List<Score> all() {
        var cases =
                data.entries(SET + ".json").stream().filter(Carts::isABasket).toList();
        if (cases.isEmpty()) {
            return List.of();
        }
        var right = cases.stream().filter(this::isRight).count();
        return List.of(Score.share(SET, cases.size(), "item adjustments right", (int) right));
    }

    List<String> leftOut() {
        return data.entries(SET + ".json").stream()
                .filter(one -> !isABasket(one))
                .map(one -> one.path("test").asText())
                .toList();
    }

    private static boolean isABasket(JsonNode one) {
        return one.path("expected").isArray()
                && stream(one.path("expected"))
                        .map(action -> action.path("action").asText())
                        .allMatch(action -> action.equals("addItemAdjustment") || action.equals("removeItemAdjustment"))
                && one.path("context").path("shipping_methods").isMissingNode()
                && one.path("setup").isEmpty();
    }

    private boolean isRight(JsonNode one) {
        var codes = new ArrayList<String>();
        var request = Client.json();
        var items = request.putArray("items");
        one.path("context")
                .path("items")
                .forEach(item -> items.addObject()
                        .put("id", item.path("id").asText())
                        .put("unitPrice", unitPrice(item))
                        .put("quantity", item.path("quantity").asInt()));
        var promotions = request.putArray("promotions");
        for (var promotion : one.path("promotions")) {
            if (applies(promotion, one)) {
                codes.add(promotion.path("code").asText());
                terms(promotions.addObject(), promotion.path("application_method"), one);
            }
        }
        request.put("currency", one.path("context").path("currency_code").asText("usd"));
        var answer = viewer.post(
                Service.PRICING,
                "/api/dry-run/waterfall",
                "application/json",
                request.toString().getBytes(StandardCharsets.UTF_8));
        if (!answer.isGood()) {
            throw new Trouble(
                    "Pricing refused the dry run of " + one.path("test").asText() + ": " + answer.reason());
        }
        return answer.body().path("outcome").asText().equals("exact")
                && given(answer.body(), codes).equals(wanted(one.path("expected")));
    }

    private static BigDecimal unitPrice(JsonNode item) {
        return item.path("subtotal")
                .decimalValue()
                .divide(item.path("quantity").decimalValue(), MOST_DIGITS, RoundingMode.HALF_UP);
    }

    private static boolean applies(JsonNode promotion, JsonNode one) {
        var called = stream(one.path("codes")).anyMatch(code -> code.equals(promotion.path("code")))
                || (promotion.path("is_automatic").asBoolean()
                        && !one.path("options").path("prevent_auto_promotions").asBoolean());
        return called
                && promotion.path("application_method").isObject()
                && stream(promotion.path("rules")).allMatch(rule -> holds(rule, one.path("context")));
    }

    private static void terms(ObjectNode terms, JsonNode method, JsonNode one) {
        var value = method.path("value");
        if (method.has("buy_rules")) {
            terms.put("kind", "buy-x-get-y");
            terms.set("buy", method.path("buy_rules_min_quantity"));
            terms.set("free", method.path("apply_to_quantity"));
            terms.set("buyItems", items(method.path("buy_rules"), one));
        } else if (method.path("type").asText().equals("percentage")) {
            terms.put("kind", "percent")
                    .put("payPercent", BigDecimal.valueOf(100).subtract(value.decimalValue()));
        } else {
            terms.put("kind", "instant-off").put("off", value.decimalValue());
        }
        if (method.has("target_rules")) {
            terms.set("items", items(method.path("target_rules"), one));
        }
        terms.put("allocation", method.path("allocation").asText("across"));
        if (method.has("max_quantity")) {
            terms.set("maxQuantity", method.path("max_quantity"));
        }
        terms.put("funder", "shop");
    }

    private static ArrayNode items(JsonNode rules, JsonNode one) {
        var ids = Client.json().arrayNode();
        stream(one.path("context").path("items"))
                .filter(item -> stream(rules).allMatch(rule -> holds(rule, item)))
                .forEach(item -> ids.add(item.path("id")));
        return ids;
    }

    private static boolean holds(JsonNode rule, JsonNode subject) {
        var value = subject;
        for (var name : rule.path("attribute").asText().split("\\.", -1)) {
            value = value.path(name);
        }
        var is = value;
        return stream(rule.path("values")).anyMatch(accepted -> accepted.equals(is));
    }

    private static Map<String, BigDecimal> given(JsonNode waterfall, List<String> codes) {
        var given = new TreeMap<String, BigDecimal>();
        waterfall
                .path("steps")
                .forEach(step -> add(
                        given,
                        codes.get(step.path("promotion").asInt()),
                        step.path("item").asText(),
                        step.path("amount").decimalValue()));
        return given;
    }

    private static Map<String, BigDecimal> wanted(JsonNode expected) {
        var wanted = new TreeMap<String, BigDecimal>();
        stream(expected)
                .filter(action -> action.path("action").asText().equals("addItemAdjustment"))
                .forEach(action -> add(
                        wanted,
                        action.path("code").asText(),
                        action.path("item_id").asText(),
                        action.path("amount").decimalValue()));
        return wanted;
    }

    /** Amounts are compared as numbers: 7.5 is 7.50. */
    private static void add(Map<String, BigDecimal> all, String code, String item, BigDecimal amount) {
        all.merge(code + " " + item, amount.setScale(MOST_DIGITS, RoundingMode.HALF_UP), BigDecimal::add);
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }
}
