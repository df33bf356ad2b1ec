package holdline.cases.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import holdline.events.Jurisdiction;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case as a row.
 *
 * @param transition how many moves it has made
 * @param entries how many entries its timeline has
 * @param noticeTransition the move that asked for the latest notice
 */
record CaseRow(
        UUID id,
        String tenant,
        String platform,
        String shopId,
        @Nullable String shopName,
        SellerRelation relation,
        Jurisdiction jurisdiction,
        @Nullable UUID previousId,
        Instant openedAt,
        @JsonUnwrapped StateColumns state,
        int transition,
        int entries,
        @Nullable Integer noticeTransition,
        long version) {

    @JsonIgnore
    Seller seller() {
        return new Seller(platform, shopId, shopName);
    }
}
