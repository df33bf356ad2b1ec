package holdline.events;

import java.util.UUID;

/** The exact policy a judgement rests on: versions never change once published. */
public record PolicyRef(UUID id, int version) {

    public PolicyRef {
        Required.part("policy.id", id);
    }
}
