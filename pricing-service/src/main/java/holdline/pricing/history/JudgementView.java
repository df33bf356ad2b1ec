package holdline.pricing.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import holdline.events.Listing;
import holdline.events.ListingGone;
import holdline.events.ListingObserved;
import holdline.events.PolicyRef;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import holdline.events.Severity;
import holdline.events.Signal;
import holdline.events.Waterfall;
import holdline.pricing.judging.Judgement;
import holdline.pricing.judging.Verdict;
import holdline.pricing.matching.KnownProduct;
import holdline.pricing.matching.MatchResult;
import holdline.pricing.matching.MatchResult.Candidates;
import holdline.pricing.matching.MatchResult.Matched;
import holdline.pricing.matching.MatchResult.NotOurs;
import holdline.pricing.waterfall.FinalPrice;
import holdline.pricing.waterfall.FinalPrice.Exact;
import holdline.pricing.waterfall.FinalPrice.Interval;
import holdline.pricing.waterfall.FinalPrice.Undetermined;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One observation's judgement as people see it, and as it is stored.
 *
 * @param outcome how the visit ended: {@code "observed"} or {@code "gone"}
 */
@Schema(title = "Judgement", description = "What one observation of a listing amounts to for the brand.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgementView(
        Listing listing,
        String outcome,
        @Nullable String title,
        @Nullable Seller seller,
        @Nullable SellerRelation relation,
        @Nullable Match match,
        @Nullable Price price,
        @Nullable PolicyRef policy,
        List<SignalVerdict> verdicts,
        Instant observedAt,
        Instant judgedAt) {

    /** Longer titles are cut here: no marketplace allows them. */
    private static final int MAX_TITLE = 1_000;

    public static JudgementView of(ListingObserved seen, Judgement judgement, Instant judgedAt) {
        return new JudgementView(
                seen.listing(),
                "observed",
                seen.title().substring(0, Math.min(seen.title().length(), MAX_TITLE)),
                seen.seller(),
                judgement.relation(),
                Match.of(judgement.match()),
                judgement.price() == null ? null : Price.of(judgement.price()),
                judgement.floor() == null ? null : judgement.floor().ref(),
                judgement.verdicts().entrySet().stream()
                        .map(entry -> SignalVerdict.of(entry.getKey(), entry.getValue()))
                        .toList(),
                seen.observedAt(),
                judgedAt);
    }

    public static JudgementView of(ListingGone gone, Instant judgedAt) {
        return new JudgementView(
                gone.listing(), "gone", null, null, null, null, null, null, List.of(), gone.observedAt(), judgedAt);
    }

    /**
     * Which product it is.
     *
     * @param outcome {@code matched}, {@code candidates} or {@code not-ours}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            String outcome,
            List<MatchedProduct> products,
            @Nullable Integer packMultiple,
            @Nullable Double confidence,
            List<String> reasons) {

        static Match of(MatchResult match) {
            return switch (match) {
                case Matched(var product, var packs, var confidence, var reasons) ->
                    new Match("matched", List.of(MatchedProduct.of(product)), packs, confidence, reasons);
                case Candidates(var products, var reasons) ->
                    new Match(
                            "candidates",
                            products.stream().map(MatchedProduct::of).toList(),
                            null,
                            null,
                            reasons);
                case NotOurs(var reasons) -> new Match("not-ours", List.of(), null, null, reasons);
            };
        }
    }

    /** A product, by name. */
    public record MatchedProduct(UUID id, String code, String name) {

        static MatchedProduct of(KnownProduct product) {
            return new MatchedProduct(product.id(), product.code(), product.name());
        }
    }

    /**
     * What a buyer pays.
     *
     * @param outcome {@code exact}, {@code interval} or {@code undetermined}
     * @param waterfall of an exact price, or of the lower end of an interval
     * @param highest of the higher end of an interval
     * @param reason why it is not exact
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Price(
            String outcome,
            @Nullable Waterfall waterfall,
            @Nullable Waterfall highest,
            @Nullable String reason) {

        static Price of(FinalPrice price) {
            return switch (price) {
                case Exact(var waterfall) -> new Price("exact", waterfall, null, null);
                case Interval(var lowest, var highest, var reasons) ->
                    new Price("interval", lowest, highest, String.join("; ", reasons));
                case Undetermined(var reason) -> new Price("undetermined", null, null, reason);
            };
        }
    }

    /**
     * What it says about one signal.
     *
     * @param verdict {@code violating}, {@code compliant} or {@code undetermined}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SignalVerdict(
            Signal signal, String verdict, @Nullable Severity severity, String explanation) {

        static SignalVerdict of(Signal signal, Verdict verdict) {
            return switch (verdict) {
                case Verdict.Violating violating ->
                    new SignalVerdict(signal, "violating", violating.severity(), violating.explanation());
                case Verdict.Compliant(var explanation) -> new SignalVerdict(signal, "compliant", null, explanation);
                case Verdict.Undetermined(var explanation) ->
                    new SignalVerdict(signal, "undetermined", null, explanation);
            };
        }
    }
}
