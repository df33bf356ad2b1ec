package holdline.notification.audience;

/** A seller can be reached now: what waited for its address need wait no more. Told inside the transaction. */
public record ContactAdded(Contact contact) {}
