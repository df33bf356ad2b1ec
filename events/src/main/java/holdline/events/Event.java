package holdline.events;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Something that happened and that others may act on. Every event belongs to exactly one {@link Topic}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Event permits ListingEvent, ViolationEvent, CaseEvent, DeliveryEvent {

    /** The order key: events with equal keys on one topic are seen in the order in which they were published. */
    String key();
}
