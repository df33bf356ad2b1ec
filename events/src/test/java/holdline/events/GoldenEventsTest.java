package holdline.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples are never edited: an event written on the first day must be readable on the last. */
class GoldenEventsTest {

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aSampleReadsIntoItsRecordAndWritesBackTheSameTree(Wire.EventType type) throws IOException {
        // Given
        var sample = type.readSample();
        // When
        var event = Wire.MAPPER.treeToValue(sample, type.topic().events());
        // Then
        assertThat(event).isInstanceOf(type.record());
        assertThat(Topic.of(event)).isEqualTo(type.topic());
        assertThat(event.key()).isNotBlank();
        assertThat(Wire.MAPPER.readTree(Wire.MAPPER.writeValueAsBytes(event))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aSampleWithFieldsNobodyKnowsYetStillReads(Wire.EventType type) throws IOException {
        // Given
        var known = Wire.MAPPER.treeToValue(type.readSample(), type.topic().events());
        var extended = type.readSample();
        addAFieldEverywhere(extended);
        // When
        var event = Wire.MAPPER.treeToValue(extended, type.topic().events());
        // Then
        assertThat(event).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void aSampleStaysFarUnderTheMessageLimit(Wire.EventType type) throws IOException {
        assertThat(Files.size(type.sample())).isLessThan(8 * 1024);
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyPermittedEventHasAWireNameAndEveryWireNameItsEvent(Topic topic) {
        // Given
        var permitted = topic.events().getPermittedSubclasses();
        // When
        var named = Wire.named(topic);
        // Then
        assertThat(named.stream().<Class<?>>map(JsonSubTypes.Type::value)).containsExactlyInAnyOrder(permitted);
        assertThat(named.stream().map(JsonSubTypes.Type::name))
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyEventBelongsToATopicAndEveryWireNameIsUsedOnce() {
        // Given
        var interfaces = Event.class.getPermittedSubclasses();
        // When
        var topics = Arrays.stream(Topic.values()).<Class<?>>map(Topic::events);
        // Then
        assertThat(topics).containsExactlyInAnyOrder(interfaces);
        assertThat(Wire.eventTypes().map(Wire.EventType::name)).doesNotHaveDuplicates();
    }

    @Test
    void noSampleIsLeftWithoutItsEvent() throws IOException {
        // Given
        var names = Wire.eventTypes().map(type -> type.name() + ".json").toList();
        // When
        List<String> files;
        try (var listed = Files.list(Wire.FOLDER.resolve("samples"))) {
            files = listed.map(file -> file.getFileName().toString()).toList();
        }
        // Then
        assertThat(files).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#eventTypes")
    void noComponentTakesTheNameOfTheTypeField(Wire.EventType type) {
        assertThat(type.record().getRecordComponents())
                .extracting(component -> component.getName())
                .doesNotContain("type");
    }

    private static void addAFieldEverywhere(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                object.forEach(GoldenEventsTest::addAFieldEverywhere);
                object.put("addedLater", "后来增加的字段");
            }
            case ArrayNode array -> array.forEach(GoldenEventsTest::addAFieldEverywhere);
            default -> {}
        }
    }
}
