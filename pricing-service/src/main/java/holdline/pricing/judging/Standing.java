package holdline.pricing.judging;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an entry of the registry has a shop stand to the brand. */
public enum Standing {
    /** May sell (白名单). */
    @JsonProperty("authorised")
    AUTHORISED("allow list"),
    /** Not authorised, and looked at with patience: kept apart from strangers, treated no worse (观察名单). */
    @JsonProperty("watched")
    WATCHED("watch list"),
    /** Known not to be authorised, such as after a termination for cause (黑名单). */
    @JsonProperty("denied")
    DENIED("deny list");

    private final String list;

    Standing(String list) {
        this.list = list;
    }

    /** For people. */
    String list() {
        return list;
    }
}
