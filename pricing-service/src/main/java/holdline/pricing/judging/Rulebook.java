package holdline.pricing.judging;

import holdline.pricing.matching.CatalogueIndex;
import java.util.List;

/** Everything one brand's listings are judged by, as it stood at one moment. */
public record Rulebook(CatalogueIndex catalogue, SellerBook sellers, PolicyBook policies, JudgingSettings settings) {

    /** Of a brand that has entered nothing yet. */
    public static final Rulebook EMPTY = new Rulebook(
            CatalogueIndex.of(List.of()),
            SellerBook.of(List.of(), 0),
            PolicyBook.of(List.of()),
            JudgingSettings.DEFAULT);
}
