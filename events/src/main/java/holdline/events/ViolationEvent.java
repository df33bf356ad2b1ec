package holdline.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How an episode moved.
 *
 * <pre>
 *   opened ──► worsened / eased ──► cleared ──► relapsed ──► ...
 *      └──────────────┴────────────────┴──────────┴──► retracted
 * </pre>
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ViolationOpened.class, name = "violation-opened"),
    @JsonSubTypes.Type(value = ViolationWorsened.class, name = "violation-worsened"),
    @JsonSubTypes.Type(value = ViolationEased.class, name = "violation-eased"),
    @JsonSubTypes.Type(value = ViolationCleared.class, name = "violation-cleared"),
    @JsonSubTypes.Type(value = ViolationRelapsed.class, name = "violation-relapsed"),
    @JsonSubTypes.Type(value = ViolationRetracted.class, name = "violation-retracted")
})
public sealed interface ViolationEvent extends Event
        permits ViolationOpened,
                ViolationWorsened,
                ViolationEased,
                ViolationCleared,
                ViolationRelapsed,
                ViolationRetracted {

    Violation violation();

    @Override
    default String key() {
        return violation().listing().id();
    }
}
