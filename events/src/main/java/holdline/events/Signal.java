package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What can be wrong with a listing. A signal is an observation; whether it is a lawful ground is the gate's question. */
public enum Signal {
    /** 低价/乱价: final unit price below the policy's floor after tolerance. Never a complaint ground. */
    @JsonProperty("low-price")
    LOW_PRICE,
    /** 未授权: the seller is not in the registry. Resale of genuine goods is lawful: no infringement by itself. */
    @JsonProperty("unauthorised-seller")
    UNAUTHORISED_SELLER,
    /** 假冒授权: title or shop name claims 官方, 授权 or 旗舰 and the registry says no. */
    @JsonProperty("false-authorisation-claim")
    FALSE_AUTHORISATION_CLAIM,
    /** 商标滥用. */
    @JsonProperty("trademark-misuse")
    TRADEMARK_MISUSE,
    /** 盗图. */
    @JsonProperty("picture-theft")
    PICTURE_THEFT,
    /** 疑似假货: a score, not proof. */
    @JsonProperty("counterfeit-suspicion")
    COUNTERFEIT_SUSPICION,
    /** A statement on the page proved false. */
    @JsonProperty("false-advertising")
    FALSE_ADVERTISING,
    /** 窜货: an authorised dealer outside its region or channel. */
    @JsonProperty("cross-region")
    CROSS_REGION,
    /** 直播低价: low price whose source is a live room. */
    @JsonProperty("live-room-price")
    LIVE_ROOM_PRICE
}
