package holdline.crawler.dryrun;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import holdline.crawler.extract.Candidate;
import holdline.crawler.extract.Extraction;
import holdline.crawler.extract.Offering;
import holdline.crawler.extract.Price;
import holdline.events.Availability;
import holdline.events.PromotionTerms;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a page was understood as. Every field is always there, null when unknown; amounts are strings. */
@Schema(name = "DryRunExtraction")
@JsonInclude(JsonInclude.Include.ALWAYS)
record ExtractionView(
        @Schema(enumeration = {"observed", "ambiguous", "sold-out", "gone", "challenge", "unrecognised"})
        String outcome,

        @Schema(enumeration = {"item", "search", "other"}) String pageKind,

        List<ListingView> listings,
        List<CandidateView> candidates,

        @Schema(description = "How long the extraction took", examples = "1234")
        long tookMicros) {

    @Schema(name = "DryRunListing")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ListingView(
            String url,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable String brand,
            @Nullable String sku,
            @Nullable String gtin,
            @Nullable String mpn,
            SellerView seller,
            @Nullable PriceView price,
            @Nullable PriceView listPrice,
            List<VariantView> variants,
            Stock availability,
            List<PromotionView> promotions,
            List<String> images,
            double confidence,
            List<String> provenance) {}

    @Schema(name = "DryRunSeller")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SellerView(@Nullable String name, @Nullable String id) {}

    @Schema(name = "DryRunPrice")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PriceView(
            @Schema(examples = "12.30") String amount,
            @Nullable String high,
            @Schema(examples = "EUR") String currency,
            boolean startingFrom,
            String kind) {}

    @Schema(name = "DryRunVariant")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VariantView(
            @Nullable String sku,
            @Nullable String title,
            @Nullable String price,
            Stock availability) {}

    @Schema(name = "DryRunPromotion")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PromotionView(String text, @Nullable PromotionTerms terms) {

        static PromotionView of(String text, Offering offering) {
            return new PromotionView(
                    text,
                    offering.terms().stream()
                            .filter(terms -> terms.text().equals(text))
                            .findFirst()
                            .orElse(null));
        }
    }

    @Schema(name = "DryRunCandidate")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CandidateView(String value, @Nullable String currency, String from, String reason) {}

    enum Stock {
        @JsonProperty("in-stock")
        IN_STOCK,
        @JsonProperty("out-of-stock")
        OUT_OF_STOCK,
        @JsonProperty("unknown")
        UNKNOWN
    }

    static ExtractionView of(Extraction extraction, long tookMicros) {
        var candidates =
                extraction.candidates().stream().map(ExtractionView::view).toList();
        return switch (extraction) {
            case Extraction.Item(var offering, var _) -> item("observed", offering, candidates, tookMicros);
            case Extraction.SoldOut(var offering, var _) -> item("sold-out", offering, candidates, tookMicros);
            case Extraction.Ambiguous(var offering, var _, var _) ->
                item("ambiguous", offering, candidates, tookMicros);
            case Extraction.Cards(var offerings, var _) ->
                new ExtractionView(
                        "observed",
                        "search",
                        offerings.stream().map(ExtractionView::view).toList(),
                        candidates,
                        tookMicros);
            case Extraction.Gone _ -> other("gone", candidates, tookMicros);
            case Extraction.Challenge _ -> other("challenge", candidates, tookMicros);
            case Extraction.Unrecognised _ -> other("unrecognised", candidates, tookMicros);
        };
    }

    private static ExtractionView item(
            String outcome, Offering offering, List<CandidateView> candidates, long tookMicros) {
        return new ExtractionView(outcome, "item", List.of(view(offering)), candidates, tookMicros);
    }

    private static ExtractionView other(String outcome, List<CandidateView> candidates, long tookMicros) {
        return new ExtractionView(outcome, "other", List.of(), candidates, tookMicros);
    }

    private static CandidateView view(Candidate candidate) {
        return new CandidateView(candidate.value(), candidate.currency(), candidate.from(), candidate.reason());
    }

    private static ListingView view(Offering offering) {
        return new ListingView(
                offering.url(),
                offering.itemId(),
                offering.title(),
                offering.brand(),
                offering.sku(),
                offering.gtin(),
                offering.mpn(),
                new SellerView(offering.seller().name(), offering.seller().id()),
                view(offering.price()),
                view(offering.listPrice()),
                offering.variants().stream()
                        .map(variant -> new VariantView(
                                variant.sku(), variant.title(), text(variant.price()), stock(variant.availability())))
                        .toList(),
                stock(offering.availability()),
                offering.promotions().stream()
                        .map(text -> PromotionView.of(text, offering))
                        .toList(),
                offering.images(),
                offering.confidence(),
                offering.provenance());
    }

    private static @Nullable PriceView view(@Nullable Price price) {
        return price == null
                ? null
                : new PriceView(
                        price.amount().toPlainString(),
                        text(price.high()),
                        price.currency(),
                        price.startingFrom(),
                        price.kind());
    }

    private static @Nullable String text(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /** What can be ordered ahead can be ordered. */
    private static Stock stock(Availability availability) {
        return switch (availability) {
            case IN_STOCK, PRE_ORDER -> Stock.IN_STOCK;
            case OUT_OF_STOCK -> Stock.OUT_OF_STOCK;
            case UNKNOWN -> Stock.UNKNOWN;
        };
    }
}
