package holdline.pricing.violation;

import static holdline.testkit.Fixtures.anyListing;
import static holdline.testkit.Fixtures.anySeller;
import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Identifiers;
import holdline.events.Listing;
import holdline.events.ListingEvent;
import holdline.events.Seller;
import holdline.messaging.Received;
import holdline.pricing.Brand;
import holdline.testkit.Fixtures;
import holdline.testkit.WithRealServers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hot path's promise: the number of statements does not grow with the batch. */
@QuarkusTest
@WithRealServers
class StatementCountTest {

    private static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");

    private static final Seller SELLER = anySeller();

    @Inject
    JudgeObservations judge;

    @Test
    void tenObservationsCostAsManyStatementsAsFourHundred() {
        // Given
        var brand = Brand.withAFloor("selective");
        judge.judge(batch(brand, listings(1), "89.00", 0));
        var few = listings(10);
        var many = listings(400);
        // Then
        assertThat(statements(brand, few, "89.00", 0)).isEqualTo(statements(brand, many, "89.00", 0));
        assertThat(statements(brand, few, "89.00", 10)).isEqualTo(statements(brand, many, "89.00", 10));
        assertThat(statements(brand, few, "129.00", 20)).isEqualTo(statements(brand, many, "129.00", 20));
    }

    @Test
    void anUnchangedObservationWritesOnlyWhenItWasMade() {
        // Given
        var brand = Brand.withAFloor("open");
        var listings = listings(50);
        judge.judge(batch(brand, listings, "199.00", 0));
        // When
        var statements = statements(brand, listings, "199.00", 10);
        // Then: versions, first sight, lock, states, seen
        assertThat(statements).isEqualTo(5);
    }

    private int statements(Brand brand, List<String> listings, String yuan, int minutes) {
        var batch = batch(brand, listings, yuan, minutes);
        return CountingDriver.statementsOf(() -> judge.judge(batch));
    }

    private static List<String> listings(int count) {
        var items = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            items.add(anyListing().id());
        }
        return items;
    }

    private static List<Received<ListingEvent>> batch(Brand brand, List<String> listings, String yuan, int minutes) {
        var at = T0.plus(Duration.ofMinutes(minutes));
        var batch = new ArrayList<Received<ListingEvent>>();
        for (var id : listings) {
            var listing = new Listing(id, Fixtures.PLATFORM, "https://shop.example/");
            var event = Fixtures.observed(listing, brand.tenant(), SELLER, Brand.TITLE, Identifiers.NONE, yuan, at);
            batch.add(new Received<>(UUID.randomUUID(), at, UUID.randomUUID(), event));
        }
        return batch;
    }
}
