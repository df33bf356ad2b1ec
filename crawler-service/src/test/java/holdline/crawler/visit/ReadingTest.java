package holdline.crawler.visit;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Price;
import holdline.events.Availability;
import holdline.events.ListingGone;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    @Test
    void staysTheSameWhateverTheNumberLooksLike() {
        assertThat(read("129.00", Availability.IN_STOCK)).isEqualTo(read("129", Availability.IN_STOCK));
    }

    @Test
    void changesWithPriceAndAvailability() {
        var before = read("129.00", Availability.IN_STOCK);
        assertThat(read("119.00", Availability.IN_STOCK)).isNotEqualTo(before);
        assertThat(read("129.00", Availability.OUT_OF_STOCK)).isNotEqualTo(before);
    }

    @Test
    void keepsWhatWasKnownWhenNothingWasModifiedAndTellsNothingWhenBlocked() {
        assertThat(Reading.of(new VisitOutcome.NotModified(), "before")).isEqualTo("before");
        assertThat(Reading.of(new VisitOutcome.Blocked("the site answered 403"), "before"))
                .isNull();
        assertThat(Reading.of(new VisitOutcome.Gone(ListingGone.Reason.NOT_FOUND, "404"), "before"))
                .isEqualTo("gone");
    }

    private static String read(String price, Availability availability) {
        return Reading.of(new VisitOutcome.Observed(List.of(offering(price, availability)), false), null);
    }

    private static Offering offering(String price, Availability availability) {
        return new Offering(
                "https://shop.example/1",
                null,
                "Face cream",
                null,
                null,
                null,
                null,
                Offering.SellerName.UNKNOWN,
                new Price(new BigDecimal(price), null, "CNY", false),
                null,
                List.of(),
                availability,
                List.of(),
                List.of(),
                List.of(),
                0.9,
                List.of());
    }
}
