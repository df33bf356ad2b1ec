package holdline.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static final ChinaCalendar CHINA = new ChinaCalendar(List.of(year2026()));

    @ParameterizedTest
    @CsvSource({
        "2026-02-12, 3, 2026-02-24, 2026-02-14",
        "2026-04-30, 3, 2026-05-08, 2026-05-07",
        "2026-09-30, 3, 2026-10-10, 2026-10-09",
        "2026-09-17, 3, 2026-09-21, 2026-09-20",
        "2026-02-12, 7, 2026-02-28, 2026-02-27",
        "2026-09-24, 7, 2026-10-12, 2026-10-10",
    })
    void countsWorkingDaysPastHolidaysAndMadeUpWeekends(
            LocalDate receipt, int days, LocalDate date, LocalDate safeDate) {
        // When
        var due = new Span(days, Span.Unit.WORKING).after(receipt, CHINA);

        // Then
        assertThat(due.date()).isEqualTo(date);
        assertThat(due.safeDate()).isEqualTo(safeDate);
        assertThat(due.mayRollTo()).isNull();
        assertThat(due.provisional()).isFalse();
        assertThat(due.counted()).filteredOn(due::counts).hasSize(days);
    }

    @Test
    void plansForAnEarlierHolidayAndTellsWhereItMayRollTo() {
        // When
        var due = new Span(15, Span.Unit.CALENDAR).after(LocalDate.of(2026, 9, 17), CHINA);

        // Then
        assertThat(due.date()).isEqualTo("2026-10-02");
        assertThat(due.mayRollTo()).isEqualTo("2026-10-08");
        assertThat(due.safeDate()).isEqualTo("2026-09-30");
        assertThat(due.counted()).hasSize(15).allMatch(due::counts);
    }

    @Test
    void explainsEveryDay() {
        // When
        var due = new Span(3, Span.Unit.WORKING).after(LocalDate.of(2026, 9, 17), CHINA);

        // Then
        assertThat(due.counted())
                .extracting(Day::date, Day::worked, Day::why)
                .containsExactly(
                        tuple(LocalDate.of(2026, 9, 18), true, "weekday"),
                        tuple(LocalDate.of(2026, 9, 19), false, "weekend"),
                        tuple(LocalDate.of(2026, 9, 20), true, "weekend worked for 国庆节 (paper 2026)"),
                        tuple(LocalDate.of(2026, 9, 21), true, "weekday"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-22, 1, false",
        "2026-12-22, 2, true",
        "2026-12-30, 5, true",
        "2017-12-20, 1, true",
    })
    void isProvisionalWhereANoticeIsNotOut(LocalDate receipt, int days, boolean provisional) {
        // When
        var due = new Span(days, Span.Unit.WORKING).after(receipt, CHINA);

        // Then
        assertThat(due.provisional()).isEqualTo(provisional);
    }

    @Test
    void settlesAndMovesWhenTheNoticeArrives() {
        // Given
        var receipt = LocalDate.of(2026, 12, 30);
        var span = new Span(2, Span.Unit.WORKING);
        var next = Notice.of(
                2027,
                List.of("paper 2027"),
                List.of(new Notice.Holiday("元旦", LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 3), List.of())));

        // When
        var before = span.after(receipt, CHINA);
        var after = span.after(receipt, new ChinaCalendar(List.of(year2026(), next)));

        // Then
        assertThat(before.date()).isEqualTo("2027-01-01");
        assertThat(before.provisional()).isTrue();
        assertThat(after.date()).isEqualTo("2027-01-04");
        assertThat(after.provisional()).isFalse();
        assertThat(after.calendar()).isNotEqualTo(before.calendar());
    }

    @Test
    void neverSettlesWorkingDaysOfAUnionWhoseMembersHolidaysAreUnknown() {
        // When
        var due = new Span(10, Span.Unit.WORKING).after(LocalDate.of(2026, 4, 1), new EuropeanUnionCalendar());

        // Then
        assertThat(due.date()).isEqualTo("2026-04-15");
        assertThat(due.provisional()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 367})
    void refusesSpansThatNoRuleHas(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Span(days, Span.Unit.WORKING))
                .withMessageContaining("from 1 to 366");
    }

    @Property
    void neverEndsBeforeItsDaysNorOnADayOff(
            @ForAll @IntRange(min = 0, max = 3000) int offset, @ForAll @IntRange(min = 1, max = 366) int days) {
        // Given
        var receipt = LocalDate.of(2019, 1, 1).plusDays(offset);

        // When
        var working = new Span(days, Span.Unit.WORKING).after(receipt, CHINA);
        var calendar = new Span(days, Span.Unit.CALENDAR).after(receipt, CHINA);

        // Then
        assertThat(calendar.date()).isEqualTo(receipt.plusDays(days));
        assertThat(working.date()).isAfterOrEqualTo(calendar.date());
        assertThat(CHINA.day(working.date()).worked()).isTrue();
        assertThat(working.safeDate()).isBefore(working.date()).isAfterOrEqualTo(receipt);
        assertThat(calendar.safeDate()).isBefore(calendar.date()).isAfterOrEqualTo(receipt);
    }

    private static Notice year2026() {
        return Notice.of(
                2026,
                List.of("paper 2026"),
                List.of(
                        holiday("元旦", "2026-01-01", "2026-01-03", "2026-01-04"),
                        holiday("春节", "2026-02-15", "2026-02-23", "2026-02-14", "2026-02-28"),
                        holiday("劳动节", "2026-05-01", "2026-05-05", "2026-05-09"),
                        holiday("中秋节", "2026-09-25", "2026-09-27"),
                        holiday("国庆节", "2026-10-01", "2026-10-07", "2026-09-20", "2026-10-10")));
    }

    private static Notice.Holiday holiday(String name, String first, String last, String... worked) {
        return new Notice.Holiday(
                name,
                LocalDate.parse(first),
                LocalDate.parse(last),
                List.of(worked).stream().map(LocalDate::parse).toList());
    }
}
