package holdline.pricing.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may sell a product. */
enum Distribution {
    /** Authorised sellers only. */
    @JsonProperty("selective")
    SELECTIVE,
    /** Anyone: nobody is an unauthorised seller of it. */
    @JsonProperty("open")
    OPEN
}
