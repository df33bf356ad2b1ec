package holdline.pricing.judging;

import static org.assertj.core.api.Assertions.assertThat;

import holdline.events.Channel;
import holdline.events.Seller;
import holdline.pricing.judging.RegistryFinding.Authorised;
import holdline.pricing.judging.RegistryFinding.Former;
import holdline.pricing.judging.RegistryFinding.Listed;
import holdline.pricing.judging.RegistryFinding.OutOfScope;
import holdline.pricing.judging.RegistryFinding.Stranger;
import holdline.pricing.matching.KnownProduct;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SellerBookTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final Seller SHOP = new Seller("mall.example", "s1", "Good shop");
    private static final KnownProduct SERUM = new KnownProduct(
            UUID.randomUUID(), "SERUM", "Serum", null, List.of(), List.of(), List.of(), true, "Serums", null);

    @Test
    void authorisesByProductByLineAndForEverything() {
        // Given
        var authorised = new Authorised(NEW_YEAR, null, Set.of("华东"), "gold");

        // Then
        assertThat(ask(entry(Standing.AUTHORISED, Set.of("SERUM"), Set.of(), null)))
                .isEqualTo(authorised);
        assertThat(ask(entry(Standing.AUTHORISED, Set.of("OTHER"), Set.of("Serums"), null)))
                .isEqualTo(authorised);
        assertThat(ask(entry(Standing.AUTHORISED, Set.of(), Set.of(), null))).isEqualTo(authorised);
        assertThat(ask(entry(Standing.AUTHORISED, Set.of("OTHER"), Set.of("Creams"), null)))
                .isEqualTo(new OutOfScope());
    }

    @Test
    void holdsAnAuthorisationToItsChannels() {
        // Given
        var shelfOnly = new Authorisation(
                "mall.example",
                "s1",
                Standing.AUTHORISED,
                Set.of(),
                Set.of(),
                Set.of(Channel.SHELF),
                Set.of(),
                null,
                NEW_YEAR,
                null);

        // Then
        assertThat(ask(Channel.SHELF, shelfOnly)).isInstanceOf(Authorised.class);
        assertThat(ask(Channel.LIVE, shelfOnly)).isEqualTo(new OutOfScope());
    }

    @Test
    void saysSinceWhenAnAuthorisationHasEnded() {
        assertThat(ask(entry(Standing.AUTHORISED, Set.of(), Set.of(), MAY))).isEqualTo(new Former(MAY, false));
    }

    @Test
    void letsADenialGoBeforeAnAuthorisationAndThatBeforeBeingWatched() {
        // Given
        var denied = entry(Standing.DENIED, Set.of(), Set.of(), null);
        var authorised = entry(Standing.AUTHORISED, Set.of(), Set.of(), null);
        var watched = entry(Standing.WATCHED, Set.of(), Set.of(), null);

        // Then
        assertThat(ask(watched, authorised, denied)).isEqualTo(new Listed(Standing.DENIED, NEW_YEAR));
        assertThat(ask(watched, authorised)).isInstanceOf(Authorised.class);
        assertThat(ask(watched)).isEqualTo(new Listed(Standing.WATCHED, NEW_YEAR));
        assertThat(ask(watched).says()).isEqualTo("the shop is on the brand's watch list since " + NEW_YEAR);
        assertThat(ask(denied).authorisedForSomething()).isFalse();
    }

    @Test
    void callsAShopWhoseDenialHasEndedAStrangerAgain() {
        assertThat(ask(entry(Standing.DENIED, Set.of(), Set.of(), MAY))).isEqualTo(new Stranger());
    }

    private static RegistryFinding ask(Authorisation... entries) {
        return ask(Channel.SHELF, entries);
    }

    private static RegistryFinding ask(Channel channel, Authorisation... entries) {
        return SellerBook.of(List.of(entries), 7).ask(SHOP, SERUM, channel, NOON);
    }

    private static Authorisation entry(
            Standing standing, Set<String> products, Set<String> lines, @Nullable Instant validTo) {
        return new Authorisation(
                "mall.example", "s1", standing, products, lines, Set.of(), Set.of("华东"), "gold", NEW_YEAR, validTo);
    }
}
