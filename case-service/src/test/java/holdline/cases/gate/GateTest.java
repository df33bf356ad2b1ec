package holdline.cases.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import holdline.events.Evidence;
import holdline.events.Evidence.Kind;
import holdline.events.GateDecided.Outcome;
import holdline.events.Ground;
import holdline.events.Jurisdiction;
import holdline.events.Listing;
import holdline.events.SellerRelation;
import holdline.events.Signal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {

    private static final Instant SEEN = Instant.parse("2026-03-01T08:00:00Z");

    @ParameterizedTest
    @EnumSource
    void watchesAndSaysWhyWhenThePriceIsAllThereIs(Jurisdiction jurisdiction) {
        // Given
        var everything = Arrays.stream(Kind.values()).toArray(Kind[]::new);
        var cheap = stranger(Signal.LOW_PRICE, everything);

        // When
        var decision = decide(jurisdiction, cheap, stranger(Signal.LIVE_ROOM_PRICE, everything));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.MONITOR_ONLY);
        assertThat(decision.findings()).isEmpty();
        assertThat(decision.reasons())
                .containsExactly(JurisdictionPack.shipped(jurisdiction).onPrice());
        assertThat(decision.pack()).isEqualTo(jurisdiction + "/1");
    }

    @ParameterizedTest
    @CsvSource({
        "CN, Anti-Monopoly Law Art. 18",
        "EU, hardcore restrictions",
        "UK, hardcore restrictions",
        "US, unilateral"
    })
    void namesTheRuleOfTheJurisdiction(Jurisdiction jurisdiction, String rule) {
        // When
        var decision = decide(jurisdiction, stranger(Signal.LOW_PRICE));

        // Then
        assertThat(decision.reasons().getFirst()).contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "LOW_PRICE, STRANGER, ''",
        "LIVE_ROOM_PRICE, STRANGER, ''",
        "UNAUTHORISED_SELLER, STRANGER, ''",
        "CROSS_REGION, STRANGER, ''",
        "CROSS_REGION, FORMER_DEALER, ''",
        "CROSS_REGION, AUTHORISED_DEALER, CONTRACT",
        "FALSE_AUTHORISATION_CLAIM, STRANGER, FALSE_AUTHORISATION UNFAIR_COMPETITION",
        "FALSE_AUTHORISATION_CLAIM, FORMER_DEALER, FALSE_AUTHORISATION UNFAIR_COMPETITION",
        "FALSE_AUTHORISATION_CLAIM, AUTHORISED_DEALER, ''",
        "TRADEMARK_MISUSE, STRANGER, TRADEMARK_MISUSE",
        "PICTURE_THEFT, STRANGER, COPYRIGHT",
        "COUNTERFEIT_SUSPICION, STRANGER, COUNTERFEIT",
        "COUNTERFEIT_SUSPICION, AUTHORISED_DEALER, ''",
        "FALSE_ADVERTISING, STRANGER, FALSE_ADVERTISING UNFAIR_COMPETITION",
    })
    void knowsWhichGroundsASignalCanLeadTo(Signal signal, SellerRelation relation, String grounds) {
        // When
        var found = SignalGrounds.of(signal, relation);

        // Then
        assertThat(String.join(" ", found.stream().map(Ground::name).toList())).isEqualTo(grounds);
    }

    @ParameterizedTest
    @CsvSource({
        "TRADEMARK_MISUSE, CERTIFICATE PAGE_CAPTURE CONFUSION_REASON, true",
        "TRADEMARK_MISUSE, PAGE_CAPTURE CONFUSION_REASON, false",
        "TRADEMARK_MISUSE, CERTIFICATE CONFUSION_REASON, false",
        "TRADEMARK_MISUSE, CERTIFICATE PAGE_CAPTURE, false",
        "COUNTERFEIT, TEST_PURCHASE_REPORT, true",
        "COUNTERFEIT, NOT_IN_CATALOGUE, true",
        "COUNTERFEIT, VISIBLE_DIFFERENCES, true",
        "COUNTERFEIT, PAGE_CAPTURE, false",
        "COPYRIGHT, CERTIFICATE ORIGINAL_WORK MATCH_RESULT, true",
        "COPYRIGHT, FIRST_PUBLICATION ORIGINAL_WORK MATCH_RESULT, true",
        "COPYRIGHT, ORIGINAL_WORK MATCH_RESULT, false",
        "COPYRIGHT, CERTIFICATE MATCH_RESULT, false",
        "COPYRIGHT, CERTIFICATE ORIGINAL_WORK, false",
        "PATENT, CERTIFICATE FEATURE_COMPARISON, true",
        "PATENT, CERTIFICATE, false",
        "FALSE_AUTHORISATION, STATEMENT PAGE_CAPTURE REGISTRY_ENTRY, true",
        "FALSE_AUTHORISATION, STATEMENT PAGE_CAPTURE PROOF_OF_FALSITY, true",
        "FALSE_AUTHORISATION, STATEMENT PAGE_CAPTURE, false",
        "FALSE_AUTHORISATION, PAGE_CAPTURE REGISTRY_ENTRY, false",
        "FALSE_AUTHORISATION, STATEMENT REGISTRY_ENTRY, false",
        "FALSE_ADVERTISING, STATEMENT PAGE_CAPTURE PROOF_OF_FALSITY, true",
        "FALSE_ADVERTISING, STATEMENT PAGE_CAPTURE REGISTRY_ENTRY, false",
        "UNFAIR_COMPETITION, STATEMENT PAGE_CAPTURE PROOF_OF_FALSITY, true",
        "PORTRAIT, STATEMENT PAGE_CAPTURE PROOF_OF_FALSITY, true",
        "CONTRACT, SIGNED_TERMS NOTICE_HISTORY, true",
        "CONTRACT, SIGNED_TERMS, false",
        "CONTRACT, NOTICE_HISTORY, false",
    })
    void knowsWhatEveryGroundNeeds(Ground ground, String kinds, boolean complete) {
        // Given
        var evidence =
                evidence(Arrays.stream(kinds.split(" ")).map(Kind::valueOf).toArray(Kind[]::new));

        // When
        var missing = Requirement.of(ground).missingFrom(evidence);

        // Then
        assertThat(missing.isEmpty()).isEqualTo(complete);
    }

    @ParameterizedTest
    @EnumSource
    void asksEvidenceOfEveryGround(Ground ground) {
        assertThat(Requirement.of(ground).missingFrom(List.of())).isNotEmpty();
    }

    @Test
    void allowsAComplaintAboutAFalseClaimThatWasCapturedAndChecked() {
        // Given
        var claim = stranger(Signal.FALSE_AUTHORISATION_CLAIM, Kind.STATEMENT, Kind.PAGE_CAPTURE, Kind.REGISTRY_ENTRY);

        // When
        var decision = decide(Jurisdiction.CN, claim, stranger(Signal.LOW_PRICE, Kind.PAGE_CAPTURE));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.COMPLAINT_ALLOWED);
        var strongest = decision.strongest().orElseThrow();
        assertThat(strongest.ground()).isEqualTo(Ground.FALSE_AUTHORISATION);
        assertThat(strongest.listings()).containsExactly(claim.listing());
        assertThat(strongest.evidence()).containsExactlyInAnyOrderElementsOf(claim.evidence());
        assertThat(decision.warnings()).anyMatch(warning -> warning.contains("Price may rank this case"));
    }

    @Test
    void namesWhatIsMissing() {
        // When
        var decision =
                decide(Jurisdiction.CN, stranger(Signal.FALSE_AUTHORISATION_CLAIM, Kind.STATEMENT, Kind.PAGE_CAPTURE));

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.EVIDENCE_MISSING);
        assertThat(decision.findings()).allMatch(finding -> !finding.complete());
        assertThat(decision.findings().getFirst().missing())
                .containsExactlyInAnyOrder(Kind.REGISTRY_ENTRY, Kind.PROOF_OF_FALSITY);
        assertThat(decision.reasons().getFirst())
                .startsWith("Ground false-authorisation is possible, but evidence is missing");
    }

    @Test
    void doesNotAddUpTheEvidenceOfDifferentListings() {
        // Given
        var quoted = stranger(Signal.FALSE_AUTHORISATION_CLAIM, Kind.STATEMENT, Kind.PAGE_CAPTURE);
        var checked = stranger(Signal.FALSE_AUTHORISATION_CLAIM, Kind.REGISTRY_ENTRY);

        // When
        var decision = decide(Jurisdiction.CN, quoted, checked);

        // Then
        assertThat(decision.outcome()).isEqualTo(Outcome.EVIDENCE_MISSING);
    }

    @Test
    void countsAStatementWithItsSourceAsCapturedAndOneWithoutWordsNotAtAll() {
        // Given
        var sourced = new Evidence(Kind.STATEMENT, "官方授权", "ab".repeat(32), "/api/captures/x", SEEN);
        var silent = new Evidence(Kind.STATEMENT, " ", "ab".repeat(32), "/api/captures/x", SEEN);
        var requirement = Requirement.of(Ground.FALSE_ADVERTISING);

        // When
        var withWords = requirement.missingFrom(List.of(sourced));
        var without = requirement.missingFrom(List.of(silent));

        // Then
        assertThat(withWords).containsExactly(Kind.PROOF_OF_FALSITY);
        assertThat(without).contains(Kind.STATEMENT, Kind.PAGE_CAPTURE);
    }

    @Test
    void keepsACapturedStatementAmongTheEvidenceWhereItStandsForTheCapture() {
        // Given
        var sourced = new Evidence(Kind.STATEMENT, "官方授权", "ab".repeat(32), "/api/captures/x", SEEN);
        var held = evidence(Kind.CERTIFICATE, Kind.CONFUSION_REASON);
        var misuse = new Suspicion(
                UUID.randomUUID(), Signal.TRADEMARK_MISUSE, listing(), SellerRelation.STRANGER, List.of(sourced));

        // When
        var decision = Gate.decide(inputs(Jurisdiction.CN, List.of(misuse), held));

        // Then
        assertThat(decision.strongest().orElseThrow().evidence()).contains(sourced);
    }

    @Test
    void holdsADealerToSignedTermsOnly() {
        // Given
        var outside = new Suspicion(
                UUID.randomUUID(),
                Signal.CROSS_REGION,
                listing(),
                SellerRelation.AUTHORISED_DEALER,
                evidence(Kind.SIGNED_TERMS));

        // When
        var unwarned = Gate.decide(inputs(Jurisdiction.EU, List.of(outside), List.of()));
        var warned = Gate.decide(inputs(Jurisdiction.EU, List.of(outside), evidence(Kind.NOTICE_HISTORY)));

        // Then
        assertThat(unwarned.outcome()).isEqualTo(Outcome.EVIDENCE_MISSING);
        assertThat(warned.outcome()).isEqualTo(Outcome.COMPLAINT_ALLOWED);
        assertThat(warned.strongest().orElseThrow().ground()).isEqualTo(Ground.CONTRACT);
        assertThat(warned.warnings()).anyMatch(warning -> warning.contains("Passive sales"));
    }

    @Test
    void warnsThatNobodyIsKnownToHaveBeenTold() {
        // Given
        var cheap = stranger(Signal.LOW_PRICE);

        // When
        var untold = Gate.decide(inputs(Jurisdiction.CN, List.of(cheap), List.of()));
        var told = Gate.decide(inputs(Jurisdiction.CN, List.of(cheap), evidence(Kind.NOTICE_HISTORY)));

        // Then
        assertThat(untold.warnings()).contains("No notice is known to have reached this seller.");
        assertThat(told.warnings()).doesNotContain("No notice is known to have reached this seller.");
    }

    @Test
    void givesEqualInputsTheSameFingerprintWhateverTheirOrder() {
        // Given
        var one = stranger(Signal.LOW_PRICE, Kind.PAGE_CAPTURE);
        var other = stranger(Signal.FALSE_ADVERTISING, Kind.STATEMENT);

        // When
        var decision = decide(Jurisdiction.CN, one, other);

        // Then
        assertThat(decision.inputsSha256())
                .isEqualTo(decide(Jurisdiction.CN, other, one).inputsSha256())
                .isNotEqualTo(decide(Jurisdiction.EU, one, other).inputsSha256())
                .isNotEqualTo(decide(Jurisdiction.CN, one).inputsSha256());
    }

    @Test
    void makesNoGroundThatIsNotComplete() {
        assertThatThrownBy(() -> new AllowedGround(Ground.COPYRIGHT, List.of(listing()), evidence(Kind.CERTIFICATE)))
                .hasMessage("not complete: COPYRIGHT");
    }

    private static GateDecision decide(Jurisdiction jurisdiction, Suspicion... suspicions) {
        return Gate.decide(inputs(jurisdiction, List.of(suspicions), List.of()));
    }

    private static GateInputs inputs(Jurisdiction jurisdiction, List<Suspicion> suspicions, List<Evidence> held) {
        return new GateInputs(JurisdictionPack.shipped(jurisdiction), suspicions, held);
    }

    private static Suspicion stranger(Signal signal, Kind... kinds) {
        return new Suspicion(UUID.randomUUID(), signal, listing(), SellerRelation.STRANGER, evidence(kinds));
    }

    private static List<Evidence> evidence(Kind... kinds) {
        return Arrays.stream(kinds)
                .map(kind -> new Evidence(kind, "words", null, null, SEEN))
                .toList();
    }

    private static Listing listing() {
        var item = UUID.randomUUID().toString();
        return Listing.of("shop.example", item, "https://shop.example/" + item);
    }
}
