package holdline.local.rest;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param status HTTP status
 * @param body as JSON; a missing node when there was none
 */
public record Answer(int status, JsonNode body) {

    public boolean isGood() {
        return status / 100 == 2;
    }

    /** Why it was refused, in the service's own words. */
    public String reason() {
        var detail = body.path("detail").asText(body.path("title").asText(""));
        return "HTTP " + status + (detail.isEmpty() ? "" : ": " + detail);
    }
}
