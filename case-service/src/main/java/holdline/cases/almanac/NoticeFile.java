package holdline.cases.almanac;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import holdline.cases.calendar.Notice;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * A notice as a file has it: the year, the papers' numbers, and for each holiday its first and last day off and the
 * weekend days worked for it.
 */
record NoticeFile(
        @JsonProperty(required = true) int year,
        @JsonProperty(required = true) List<String> papers,
        @JsonProperty(required = true) List<HolidayLine> holidays) {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /**
     * Reads a notice.
     *
     * @param name of the file, for errors
     * @throws IllegalArgumentException naming the file, and in it what is wrong
     */
    static Notice read(String name, byte[] yaml) {
        try {
            var file = YAML.readValue(yaml, NoticeFile.class);
            return Notice.of(
                    file.year(),
                    file.papers(),
                    file.holidays().stream().map(HolidayLine::holiday).toList());
        } catch (JacksonException broken) {
            var at = broken.getLocation();
            throw new IllegalArgumentException(
                    name + (at == null ? "" : " line " + at.getLineNr()) + ": " + broken.getOriginalMessage(), broken);
        } catch (IOException | IllegalArgumentException broken) {
            throw new IllegalArgumentException(name + ": " + broken.getMessage(), broken);
        }
    }

    /** One holiday. {@code closed} is its first and its last day off. */
    record HolidayLine(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) List<LocalDate> closed,
            @JsonProperty(required = true) List<LocalDate> worked) {

        Notice.Holiday holiday() {
            if (closed.size() != 2) {
                throw new IllegalArgumentException("closed of " + name + " is its first and its last day off");
            }
            return new Notice.Holiday(name, closed.getFirst(), closed.getLast(), worked);
        }
    }
}
