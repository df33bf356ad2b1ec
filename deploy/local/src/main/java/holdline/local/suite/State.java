package holdline.local.suite;

import java.util.Locale;

/** How a part of the suite is. */
public enum State {
    /** Ready for work. */
    UP,
    /** Its process lives but is not ready. */
    STARTING,
    DOWN;

    /** As programs read it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
