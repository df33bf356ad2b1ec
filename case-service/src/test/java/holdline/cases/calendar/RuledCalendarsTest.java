package holdline.cases.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuledCalendarsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, New Year's Day",
        "2021-12-31, New Year's Day",
        "2023-01-02, New Year's Day",
        "2026-01-19, 'Birthday of Martin Luther King, Jr.'",
        "2026-02-16, Washington's Birthday",
        "2026-05-25, Memorial Day",
        "2026-06-19, Juneteenth",
        "2026-07-03, Independence Day",
        "2026-09-07, Labor Day",
        "2026-10-12, Columbus Day",
        "2026-11-11, Veterans Day",
        "2026-11-26, Thanksgiving Day",
        "2022-12-26, Christmas Day",
    })
    void keepsTheFederalHolidaysOfTheUnitedStates(LocalDate date, String name) {
        // When
        var day = new StatesCalendar().day(date);

        // Then
        assertThat(day.worked()).isFalse();
        assertThat(day.why()).isEqualTo(name + " (5 U.S.C. 6103)");
    }

    @ParameterizedTest
    @CsvSource({"2026-07-06", "2020-06-19", "2026-11-27", "2026-12-24"})
    void worksOnOtherWeekdaysInTheUnitedStates(LocalDate date) {
        assertThat(new StatesCalendar().day(date)).isEqualTo(new Day(date, true, "weekday", true));
    }

    @ParameterizedTest
    @CsvSource({
        "2022-01-03, New Year's Day",
        "2024-03-29, Good Friday",
        "2025-04-18, Good Friday",
        "2026-04-06, Easter Monday",
        "2026-05-04, Early May bank holiday",
        "2026-05-25, Spring bank holiday",
        "2022-06-03, Platinum Jubilee",
        "2026-08-31, Summer bank holiday",
        "2021-12-27, Christmas Day",
        "2021-12-28, Boxing Day",
        "2022-12-26, Boxing Day",
        "2022-12-27, Christmas Day",
        "2026-12-28, Boxing Day",
    })
    void keepsTheBankHolidaysOfEnglandAndWales(LocalDate date, String name) {
        // When
        var day = new KingdomCalendar().day(date);

        // Then
        assertThat(day.worked()).isFalse();
        assertThat(day.why()).isEqualTo(name + " (bank holiday)");
    }

    @ParameterizedTest
    @CsvSource({"2020-05-04", "2022-05-30", "2026-12-24", "2026-04-07"})
    void worksOnOtherWeekdaysInEnglandAndWales(LocalDate date) {
        assertThat(new KingdomCalendar().day(date).worked()).isTrue();
    }
}
