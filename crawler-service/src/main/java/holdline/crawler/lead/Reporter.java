package holdline.crawler.lead;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who points something out; a kind, never a name. */
enum Reporter {
    @JsonProperty("dealer")
    DEALER,
    @JsonProperty("consumer")
    CONSUMER,
    @JsonProperty("employee")
    EMPLOYEE
}
