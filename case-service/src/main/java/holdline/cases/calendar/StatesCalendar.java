package holdline.cases.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjuster;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The United States: weekdays but the federal holidays of 5 U.S.C. 6103(a), those of a Saturday kept on the Friday
 * before (6103(b)), those of a Sunday on the Monday after (Executive Order 11582). Days are those of New York.
 */
public record StatesCalendar() implements WorkingCalendar {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final int JUNETEENTH_SINCE = 2021;

    @Override
    public Day day(LocalDate date) {
        if (Day.isWeekend(date)) {
            return Day.closed(date, "weekend");
        }
        // New Year's Day of a Saturday is kept in the year before.
        return holiday(date, date.getYear())
                .or(() -> holiday(date, date.getYear() + 1))
                .map(name -> Day.closed(date, name + " (5 U.S.C. 6103)"))
                .orElseGet(() -> Day.worked(date, "weekday"));
    }

    private static Optional<String> holiday(LocalDate date, int year) {
        return Optional.ofNullable(holidays(year).get(date));
    }

    private static Map<LocalDate, String> holidays(int year) {
        var kept = new TreeMap<LocalDate, String>();
        kept.put(observed(year, Month.JANUARY, 1), "New Year's Day");
        kept.put(on(year, Month.JANUARY, dayOfWeekInMonth(3, MONDAY)), "Birthday of Martin Luther King, Jr.");
        kept.put(on(year, Month.FEBRUARY, dayOfWeekInMonth(3, MONDAY)), "Washington's Birthday");
        kept.put(on(year, Month.MAY, lastInMonth(MONDAY)), "Memorial Day");
        if (year >= JUNETEENTH_SINCE) {
            kept.put(observed(year, Month.JUNE, 19), "Juneteenth");
        }
        kept.put(observed(year, Month.JULY, 4), "Independence Day");
        kept.put(on(year, Month.SEPTEMBER, dayOfWeekInMonth(1, MONDAY)), "Labor Day");
        kept.put(on(year, Month.OCTOBER, dayOfWeekInMonth(2, MONDAY)), "Columbus Day");
        kept.put(observed(year, Month.NOVEMBER, 11), "Veterans Day");
        kept.put(on(year, Month.NOVEMBER, dayOfWeekInMonth(4, THURSDAY)), "Thanksgiving Day");
        kept.put(observed(year, Month.DECEMBER, 25), "Christmas Day");
        return kept;
    }

    private static LocalDate on(int year, Month month, TemporalAdjuster which) {
        return LocalDate.of(year, month, 1).with(which);
    }

    private static LocalDate observed(int year, Month month, int day) {
        var date = LocalDate.of(year, month, day);
        var weekday = date.getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY
                ? date.minusDays(1)
                : weekday == DayOfWeek.SUNDAY ? date.plusDays(1) : date;
    }

    @Override
    public String version() {
        return "US/1";
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }
}
