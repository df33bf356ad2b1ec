package holdline.cases.casefile;

import holdline.events.Violation;

/** One seller against one brand: what a case is about. */
record SellerKey(String tenant, String platform, String shopId) {

    static SellerKey of(Violation violation) {
        return new SellerKey(
                violation.tenant(),
                violation.seller().platform(),
                violation.seller().shopId());
    }
}
