package holdline.cases.playbook;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Duration;

/** Durations in the database as in the API: {@code P7D} reads better than nanoseconds. */
@Converter
class DurationText implements AttributeConverter<Duration, String> {

    @Override
    public String convertToDatabaseColumn(Duration duration) {
        return duration.toString();
    }

    @Override
    public Duration convertToEntityAttribute(String text) {
        return Duration.parse(text);
    }
}
