package holdline.crawler.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Extractor;
import holdline.crawler.extract.Recipes;
import holdline.crawler.fetch.Clients;
import holdline.crawler.fetch.Fetched;
import holdline.crawler.fetch.PoliteClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads one page after the other, in one of several ways. */
interface Reading extends AutoCloseable {

    /** How many pages a farm may have at most. */
    int MOST_PAGES = 10_000;

    Value read(int page) throws IOException, InterruptedException;

    /** The same pages come again. */
    default void nextRound() {}

    @Override
    default void close() {}

    /** The contestants that run in a JVM. */
    enum Way {
        /** The least that anybody would write: the JDK's client, jsoup, a JSON parser. */
        FLOOR,
        /** Holdline's client and its full extraction, every page new. */
        FULL,
        /** Holdline's client, and reading as a visit reads, every page new. */
        NEW,
        /** As a visit goes: of ten pages four answer 304, three come unchanged, three with another price. */
        TIERED,
        /** Every page answers 304. */
        NOT_MODIFIED,
        /** Every page comes again with the same bytes. */
        SAME_BYTES
    }

    static Reading in(Way way, String farm) {
        return switch (way) {
            case FLOOR -> new Floor(farm);
            case FULL -> new Full(new Holdline(farm));
            case NEW -> new New(new Holdline(farm));
            case TIERED, NOT_MODIFIED, SAME_BYTES -> new Revisit(way, new Holdline(farm));
        };
    }

    /** The floor. */
    final class Floor implements Reading {

        private final ObjectMapper json = new ObjectMapper();
        private final HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final String farm;

        private Floor(String farm) {
            this.farm = farm;
        }

        @Override
        public Value read(int page) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(farm + "/plain/" + page))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var document = Jsoup.parse(
                    new String(http.send(request, BodyHandlers.ofByteArray()).body(), StandardCharsets.UTF_8), farm);
            for (var script : document.select("script[type=application/ld+json]")) {
                var data = json.readTree(script.data());
                if (data.path("@type").asText().equals("Product")) {
                    var offer = data.path("offers");
                    return new Value(text(data, "name"), text(offer, "price"), text(offer, "priceCurrency"));
                }
            }
            var price = Objects.requireNonNull(document.selectFirst(".product-price .price"));
            var title = Objects.requireNonNull(document.selectFirst("h1"));
            return new Value(title.text(), price.text().substring(1), "EUR");
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asText();
        }

        @Override
        public void close() {
            http.close();
        }
    }

    /** Holdline's client and extraction, without the frontier and the database. */
    final class Holdline {

        private final PoliteClient client = Clients.local(Map.of());
        private final Extractor extractor = new Extractor(Recipes.shipped());
        private final String farm;

        private Holdline(String farm) {
            this.farm = farm;
        }

        Fetched.Answered fetch(String path, @Nullable String etag) {
            if (client.page(farm + path, Clients.OPEN, etag, null) instanceof Fetched.Answered answered) {
                return answered;
            }
            throw new IllegalStateException("the farm does not answer " + path);
        }

        Value full(Fetched.Answered answered) {
            return value(
                    extractor.extract(answered.body().bytes(), answered.contentType(), answered.address()),
                    answered.address());
        }

        /** As a visit reads: without a tree where the structured data say it all. */
        Value quickly(Fetched.Answered answered) {
            var read = extractor.read(answered.body().bytes(), answered.contentType(), answered.address());
            return value(read.extraction(), answered.address());
        }

        private static Value value(Extraction extraction, String address) {
            if (extraction instanceof Extraction.Item(var offering, var _) && offering.price() != null) {
                return new Value(
                        String.valueOf(offering.title()),
                        offering.price().amount().toPlainString(),
                        offering.price().currency());
            }
            return new Value(extraction.getClass().getSimpleName() + " at " + address, "", "");
        }
    }

    /** Everything new. */
    record Full(Holdline holdline) implements Reading {

        @Override
        public Value read(int page) {
            return holdline.full(holdline.fetch("/plain/" + page, null));
        }
    }

    /** Everything new, read as a visit reads. */
    record New(Holdline holdline) implements Reading {

        @Override
        public Value read(int page) {
            return holdline.quickly(holdline.fetch("/plain/" + page, null));
        }
    }

    /** What was read before is kept when the page did not change. */
    final class Revisit implements Reading {

        private record Kept(@Nullable String etag, String sha256, Value value) {}

        private final Way way;
        private final Holdline holdline;
        private final AtomicReferenceArray<@Nullable Kept> before = new AtomicReferenceArray<>(MOST_PAGES);
        private final AtomicInteger round = new AtomicInteger();

        private Revisit(Way way, Holdline holdline) {
            this.way = way;
            this.holdline = holdline;
        }

        @Override
        public Value read(int page) {
            var kept = before.get(page);
            var answered = holdline.fetch(path(page), kept == null ? null : kept.etag());
            if (kept != null && answered.status() == 304) {
                return kept.value();
            }
            var sha256 = answered.body().sha256();
            if (kept != null && sha256.equals(kept.sha256())) {
                return kept.value();
            }
            var value = holdline.quickly(answered);
            before.set(page, new Kept(answered.etag(), sha256, value));
            return value;
        }

        @Override
        public void nextRound() {
            round.incrementAndGet();
        }

        /** Mixed so that every structure of page meets every fate. */
        private String path(int page) {
            return switch (way) {
                case NOT_MODIFIED -> "/etag/" + page;
                case SAME_BYTES -> "/plain/" + page;
                case TIERED ->
                    switch ((page + page / 10) % 10) {
                        case 0, 1, 2, 3 -> "/etag/" + page;
                        case 4, 5, 6 -> "/plain/" + page;
                        default -> "/plain/" + page + "?by=" + round.get();
                    };
                case FLOOR, FULL, NEW -> throw new IllegalStateException(way + " keeps nothing");
            };
        }
    }
}
