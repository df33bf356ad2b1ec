package holdline.notification.audience;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a subscriber hears. */
public enum Channel {
    @JsonProperty("email")
    EMAIL("email"),
    @JsonProperty("webhook")
    WEBHOOK("webhook");

    private final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static Channel named(String wireName) {
        for (var channel : values()) {
            if (channel.wireName.equals(wireName)) {
                return channel;
            }
        }
        throw new IllegalArgumentException("no channel is named " + wireName);
    }
}
