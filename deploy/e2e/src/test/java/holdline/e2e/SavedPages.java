package holdline.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;

/**
 * Real pages with what a person read on them. They lie beside the project and are never part of it.
 *
 * @param products one listing each
 * @param search a page of results
 */
record SavedPages(List<Product> products, Search search) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A page and where it was found. */
    interface Page {

        /** As a person would paste it. */
        String url();

        /** Where its bytes lie, gzipped. */
        Path packed();

        default byte[] bytes() {
            try (var bytes = new GZIPInputStream(Files.newInputStream(packed()))) {
                return bytes.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + packed(), e);
            }
        }

        /** What of it goes over the wire. */
        default URI address() {
            return URI.create(url().replaceFirst("#.*", ""));
        }
    }

    /**
     * @param prices the amounts that count as right
     * @param currency ISO code
     */
    record Product(String url, Path packed, Set<BigDecimal> prices, String currency) implements Page {}

    record Search(String url, Path packed, List<Hit> hits) implements Page {}

    record Hit(String sku, BigDecimal price) {}

    /** The folder of shared data: from the environment, or beside the project. */
    static Path folder() {
        var named = System.getenv("HOLDLINE_SHARED_DATA");
        return named == null
                ? SuiteUnderTest.projectRoot().resolve("../shared/data").normalize()
                : SuiteUnderTest.projectRoot().resolve(named);
    }

    static Optional<SavedPages> in(Path folder) throws IOException {
        var pages = folder.resolve("pages");
        if (!Files.isDirectory(pages)) {
            return Optional.empty();
        }
        return Optional.of(new SavedPages(products(pages.resolve("benchmark")), jd(pages.resolve("cn-marketplaces"))));
    }

    Stream<Page> all() {
        return Stream.concat(products.stream(), Stream.of(search));
    }

    Set<String> hosts() {
        return all().map(page -> page.address().getHost()).collect(Collectors.toSet());
    }

    private static List<Product> products(Path benchmark) throws IOException {
        var products = new ArrayList<Product>();
        for (var truth : JSON.readTree(benchmark.resolve("expected.json").toFile())) {
            products.add(new Product(
                    truth.path("url").asText(),
                    benchmark.resolve(truth.path("html").asText()),
                    StreamSupport.stream(truth.path("price").spliterator(), false)
                            .map(price -> new BigDecimal(price.asText()).stripTrailingZeros())
                            .collect(Collectors.toSet()),
                    truth.path("currency_iso").asText()));
        }
        return products;
    }

    private static Search jd(Path marketplaces) throws IOException {
        for (var truth : JSON.readTree(marketplaces.resolve("expected.json").toFile())) {
            if (truth.path("platform").asText().equals("jd.com")) {
                var hits = StreamSupport.stream(truth.path("expected_items").spliterator(), false)
                        .map(item -> new Hit(
                                item.path("sku").asText(),
                                new BigDecimal(item.path("price").asText()).stripTrailingZeros()))
                        .toList();
                return new Search(
                        truth.path("url").asText(),
                        marketplaces.resolve(truth.path("html").asText()),
                        hits);
            }
        }
        throw new IllegalStateException("no JD page in " + marketplaces);
    }
}
