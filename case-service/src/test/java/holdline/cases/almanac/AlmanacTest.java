package holdline.cases.almanac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import holdline.cases.calendar.Day;
import holdline.cases.calendar.WorkingCalendar;
import holdline.events.Jurisdiction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlmanacTest {

    private static final Path SHARED = Path.of("../../shared/data/calendar-cn");
    private static final String NEW_YEAR = """
            year: 2027
            papers: [paper 2027]
            holidays:
              - {name: 元旦, closed: [2027-01-01, 2027-01-03], worked: [2026-12-27]}
            """;

    @Test
    void knowsEveryDayOfNineYearsAsTheStateCouncilHasIt() throws IOException {
        // Given
        assumeTrue(
                Files.isDirectory(SHARED), "../shared/data/calendar-cn is absent: the days of China are not checked");
        var arranged = arranged();
        var calendar = shipped();

        // When
        var days = LocalDate.of(2018, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .map(calendar::day)
                .toList();

        // Then
        assertThat(days)
                .hasSize(3287)
                .allSatisfy(day -> assertThat(day.worked())
                        .as(day.toString())
                        .isEqualTo(arranged.getOrDefault(
                                day.date(), day.date().getDayOfWeek().getValue() < 6)));
    }

    private static Map<LocalDate, Boolean> arranged() throws IOException {
        var worked = new HashMap<LocalDate, Boolean>();
        for (var year = 2018; year <= 2027; year++) {
            for (var day : new ObjectMapper()
                    .readTree(SHARED.resolve(year + ".json").toFile())
                    .path("days")) {
                worked.put(
                        LocalDate.parse(day.path("date").asText()),
                        !day.path("isOffDay").asBoolean());
            }
        }
        return worked;
    }

    @Test
    void takesAYearThatIsPublishedLater(@TempDir Path folder) throws IOException {
        // Given
        var almanac = new Almanac(() -> Optional.of(folder));
        var before = almanac.of(Jurisdiction.CN).version();

        // When
        Files.writeString(folder.resolve("2027.yaml"), NEW_YEAR);
        almanac.refresh();

        // Then
        assertThat(almanac.of(Jurisdiction.CN).version())
                .startsWith("CN/2018-2027/")
                .isNotEqualTo(before);
        assertThat(almanac.of(Jurisdiction.CN).day(LocalDate.of(2026, 12, 27)))
                .isEqualTo(new Day(LocalDate.of(2026, 12, 27), true, "weekend worked for 元旦 (paper 2027)", true));
    }

    @Test
    void keepsWhatItKnowsWhenAFileBreaksLater(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("2027.yaml"), NEW_YEAR);
        var almanac = new Almanac(() -> Optional.of(folder));
        var before = almanac.of(Jurisdiction.CN).version();

        // When
        Files.writeString(folder.resolve("2027.yaml"), "year: soon");
        almanac.refresh();

        // Then
        assertThat(almanac.of(Jurisdiction.CN).version()).isEqualTo(before);
    }

    @Test
    void doesNotStartOnAFileItCannotRead(@TempDir Path folder) throws IOException {
        // Given
        Files.writeString(folder.resolve("2027.yaml"), "x".repeat(65 * 1024));

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Almanac(() -> Optional.of(folder)))
                .withMessageContaining("2027.yaml")
                .withMessageContaining("65536 bytes at most");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-01-03, 2027-01-01 | worked: [] | 元旦 ends on or after its first day",
                "2027-01-01 | worked: [] | closed of 元旦 is its first and its last day off",
                "2027-01-01, 2028-01-01 | worked: [] | 元旦 lasts 31 days at most",
                "2027-01-01, 2027-01-03 | worked: [2027-01-04] | 2027-01-04 is none",
                "2027-01-01, 2027-01-03 | worked: [2027-01-02] | 2027-01-02 is named once",
                "2026-11-01, 2026-11-03 | worked: [] | lies in 2027 or in the December before",
                "2027-01-01, 2027-13-03 | worked: [] | 2027-13-03",
                "2027-01-01, 2027-01-03 | wroked: [] | worked",
            })
    void namesTheFileAndWhatIsWrongInIt(String closed, String more, String said) {
        // Given
        var yaml = """
                year: 2027
                papers: [paper 2027]
                holidays:
                  - {name: 元旦, closed: [%s], %s}
                """.formatted(closed, more);

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoticeFile.read("2027.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith("2027.yaml")
                .withMessageContaining(said);
    }

    private static WorkingCalendar shipped() {
        return new Almanac(Optional::empty).of(Jurisdiction.CN);
    }
}
