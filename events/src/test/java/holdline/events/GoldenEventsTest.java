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
    @MethodSource("holdline.events.Wire#samples")
    void aSampleReadsIntoItsRecordAndWritesBackTheSameTree(Wire.Sample golden) throws IOException {
        // Given
        var type = golden.type();
        var sample = golden.read();
        // When
        var event = Wire.MAPPER.treeToValue(sample, type.topic().events());
        // Then
        assertThat(event).isInstanceOf(type.record());
        assertThat(Topic.of(event)).isEqualTo(type.topic());
        assertThat(event.key()).isNotBlank();
        assertThat(Wire.MAPPER.readTree(Wire.MAPPER.writeValueAsBytes(event))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#samples")
    void aSampleWithFieldsNobodyKnowsYetStillReads(Wire.Sample golden) throws IOException {
        // Given
        var type = golden.type();
        var known = Wire.MAPPER.treeToValue(golden.read(), type.topic().events());
        var extended = golden.read();
        addAFieldEverywhere(extended);
        // When
        var event = Wire.MAPPER.treeToValue(extended, type.topic().events());
        // Then
        assertThat(event).isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("holdline.events.Wire#samples")
    void aSampleStaysFarUnderTheMessageLimit(Wire.Sample golden) throws IOException {
        assertThat(Files.size(golden.file())).isLessThan(8 * 1024);
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
        var ofATypeEach = Wire.samples().map(Wire.Sample::toString).toList();
        // When
        List<String> files;
        try (var listed = Files.list(Wire.FOLDER.resolve("samples"))) {
            files = listed.map(file -> file.getFileName().toString()).toList();
        }
        // Then
        assertThat(files).containsExactlyInAnyOrderElementsOf(ofATypeEach);
        assertThat(files)
                .containsAll(
                        Wire.eventTypes().map(type -> type.name() + ".json").toList());
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
