package holdline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import holdline.local.Trouble;
import holdline.local.rest.Client;
import holdline.local.suite.Port;
import holdline.local.suite.Ports;
import holdline.local.suite.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What can be found out through the REST APIs with a viewer's token, and in the mailbox. Nothing is remembered. */
final class Findings {

    private static final int MOST = 500;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Client viewer;
    private final Map<String, String> listings;
    private final URI mails;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();

    Findings(Client viewer, Ports ports, Map<String, String> listings) {
        this.viewer = viewer;
        this.listings = Map.copyOf(listings);
        this.mails = URI.create("http://127.0.0.1:" + ports.of(Port.MAILBOX) + "/api/mails");
    }

    /** A listing as the crawler saw it last. */
    Optional<JsonNode> listing(Page page) {
        return found(Service.CRAWLER, "/api/listings/" + Client.encoded(id(page)));
    }

    /** What pricing made of it last. */
    Optional<JsonNode> judgement(Page page) {
        return found(Service.PRICING, "/api/prices?listing=" + Client.encoded(id(page)))
                .map(answer -> answer.has("items") ? answer.path("items").path(0) : answer)
                .filter(JsonNode::isObject);
    }

    /** The violations found on a page, whatever became of them. */
    List<JsonNode> violations(Page page) {
        return viewer.list(Service.PRICING, "/api/violations?listing=" + Client.encoded(id(page)), MOST);
    }

    Optional<JsonNode> violation(Page page, String signal) {
        return violations(page).stream()
                .filter(violation -> violation.path("signal").asText().equals(signal))
                .findFirst();
    }

    /** The newest case of a shop, in full. */
    Optional<JsonNode> caseOf(Shop shop) {
        return viewer
                .list(
                        Service.CASES,
                        "/api/cases?platform=" + Client.encoded(shop.host()) + "&shopId=" + Client.encoded(shop.id()),
                        1)
                .stream()
                .findFirst()
                .flatMap(summary ->
                        found(Service.CASES, "/api/cases/" + summary.path("id").asText()));
    }

    /** The newest entry of this kind in a shop's case. */
    Optional<JsonNode> entry(Shop shop, String what) {
        return caseOf(shop)
                .flatMap(one ->
                        viewer
                                .list(
                                        Service.CASES,
                                        "/api/cases/" + one.path("id").asText() + "/timeline",
                                        MOST)
                                .reversed()
                                .stream()
                                .filter(entry -> entry.path("what").asText().equals(what))
                                .findFirst());
    }

    List<JsonNode> complaints(JsonNode aCase) {
        return viewer.list(
                Service.CASES, "/api/complaints?case=" + aCase.path("id").asText(), MOST);
    }

    /** The notice to a seller that was handed to its mail server. */
    Optional<JsonNode> deliveredNotice(JsonNode aCase) {
        return viewer
                .list(
                        Service.NOTIFICATION,
                        "/api/deliveries?case=" + aCase.path("id").asText(),
                        MOST)
                .stream()
                .filter(delivery -> delivery.path("recipientKind").asText().equals("seller"))
                .filter(delivery -> delivery.path("state").asText().equals("delivered"))
                .findFirst();
    }

    /** The mail in the mailbox that is this delivery. */
    Optional<JsonNode> mail(JsonNode delivery) {
        var messageId = bare(delivery.path("messageId").asText());
        return mails(mail -> !messageId.isEmpty()
                        && bare(mail.path("messageId").asText()).equals(messageId))
                .findFirst();
    }

    /** How many mails lie in the mailbox for an address. */
    long mailsTo(String address) {
        return mails(mail -> mail.path("to").asText().contains(address)).count();
    }

    private static String bare(String messageId) {
        return messageId.replaceAll("[<>\\s]", "");
    }

    private Stream<JsonNode> mails(Predicate<JsonNode> wanted) {
        try {
            var request = HttpRequest.newBuilder(mails).timeout(LIMIT).build();
            var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return StreamSupport.stream(Client.json(answer.body()).spliterator(), false)
                    .filter(wanted);
        } catch (IOException e) {
            throw new Trouble("The mailbox does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while asking the mailbox.", e);
        }
    }

    private Optional<JsonNode> found(Service service, String path) {
        var answer = viewer.get(service, path);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.isGood()) {
            throw new Trouble(service.module() + " refused GET " + path + ": " + answer.reason());
        }
        return Optional.of(answer.body());
    }

    private String id(Page page) {
        return listings.getOrDefault(page.url(), "");
    }
}
