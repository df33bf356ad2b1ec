package holdline.pricing.judging;

import holdline.events.SellerRelation;
import holdline.events.Signal;
import holdline.pricing.matching.MatchResult;
import holdline.pricing.waterfall.FinalPrice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one observation amounts to for one brand.
 *
 * @param price as derived, for a listing that offers one of the brand's products
 * @param floor what the price was judged against, where a policy holds
 * @param relation how the seller stands to the brand
 * @param verdicts one for every signal that is judged, in a fixed order
 */
public record Judgement(
        MatchResult match,
        @Nullable FinalPrice price,
        @Nullable Floor floor,
        SellerRelation relation,
        Map<Signal, Verdict> verdicts) {}
