package holdline.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much a violation hurts, from mild to grave; where the lines run is the tenant's configuration. */
public enum Severity {
    @JsonProperty("minor")
    MINOR,
    @JsonProperty("moderate")
    MODERATE,
    @JsonProperty("severe")
    SEVERE,
    @JsonProperty("critical")
    CRITICAL
}
