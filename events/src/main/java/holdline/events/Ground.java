package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a complaint can rest on. Price is not among them. */
public enum Ground {
    @JsonProperty("trademark-misuse")
    TRADEMARK_MISUSE,
    @JsonProperty("counterfeit")
    COUNTERFEIT,
    /** 盗图. */
    @JsonProperty("copyright")
    COPYRIGHT,
    @JsonProperty("patent")
    PATENT,
    @JsonProperty("false-advertising")
    FALSE_ADVERTISING,
    /** 假冒授权. */
    @JsonProperty("false-authorisation")
    FALSE_AUTHORISATION,
    @JsonProperty("unfair-competition")
    UNFAIR_COMPETITION,
    @JsonProperty("portrait")
    PORTRAIT,
    /** Against an authorised dealer, from signed terms. */
    @JsonProperty("contract")
    CONTRACT
}
