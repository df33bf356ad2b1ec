package holdline.pricing.judging;

import holdline.events.Evidence;
import holdline.events.Seller;
import holdline.events.SellerRelation;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the registry of authorised sellers says about one shop, for one product, at one instant. */
public sealed interface RegistryFinding {

    /** How the seller stands to the brand for this product. */
    SellerRelation relation();

    /** Whether the shop is authorised for anything at all at that instant. */
    boolean authorisedForSomething();

    /** One sentence for people. */
    String says();

    /**
     * In scope and in time.
     *
     * @param regions where it may sell; empty without bounds
     * @param tier how the brand grades it
     */
    record Authorised(
            Instant since,
            @Nullable Instant until,
            Set<String> regions,
            @Nullable String tier) implements RegistryFinding {

        @Override
        public SellerRelation relation() {
            return SellerRelation.AUTHORISED_DEALER;
        }

        @Override
        public boolean authorisedForSomething() {
            return true;
        }

        @Override
        public String says() {
            return "the shop is authorised since " + since + (until == null ? "" : " until " + until);
        }
    }

    /** Was authorised for this product until then. */
    record Former(Instant endedAt, boolean authorisedForSomething) implements RegistryFinding {

        @Override
        public SellerRelation relation() {
            return SellerRelation.FORMER_DEALER;
        }

        @Override
        public String says() {
            return "the shop's authorisation ended on " + endedAt;
        }
    }

    /** Authorised, but not for this product through this channel. */
    record OutOfScope() implements RegistryFinding {

        @Override
        public SellerRelation relation() {
            return SellerRelation.STRANGER;
        }

        @Override
        public boolean authorisedForSomething() {
            return true;
        }

        @Override
        public String says() {
            return "the shop is authorised, but not for this product in this channel";
        }
    }

    /** On one of the brand's lists of sellers that are not authorised. */
    record Listed(Standing standing, Instant since) implements RegistryFinding {

        @Override
        public SellerRelation relation() {
            return SellerRelation.STRANGER;
        }

        @Override
        public boolean authorisedForSomething() {
            return false;
        }

        @Override
        public String says() {
            return "the shop is on the brand's " + standing.list() + " since " + since;
        }
    }

    /** Not in the registry, or not yet. */
    record Stranger() implements RegistryFinding {

        @Override
        public SellerRelation relation() {
            return SellerRelation.STRANGER;
        }

        @Override
        public boolean authorisedForSomething() {
            return false;
        }

        @Override
        public String says() {
            return "the shop is not in the registry";
        }
    }

    /** The finding as proof: what was asked, what the registry said, and which version of it. */
    default Evidence asEvidence(Seller seller, Instant askedFor, long registryVersion) {
        return new Evidence(
                Evidence.Kind.REGISTRY_ENTRY,
                "Registry of authorised sellers, version " + registryVersion + ", asked for shop " + seller.shopId()
                        + " on " + seller.platform() + " at " + askedFor + ": " + says() + ".",
                null,
                null,
                askedFor);
    }
}
