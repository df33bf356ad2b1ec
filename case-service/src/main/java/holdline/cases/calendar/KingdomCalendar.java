package holdline.cases.calendar;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/**
 * England and Wales: weekdays but the bank holidays of the Banking and Financial Dealings Act 1971, those of a weekend
 * kept on the next weekday that is free, and the moved and additional ones proclaimed since 2018. Scotland and
 * Northern Ireland keep some other days.
 */
public record KingdomCalendar() implements WorkingCalendar {

    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    private static final Map<LocalDate, String> PROCLAIMED = Map.of(
            LocalDate.of(2020, 5, 8), "Early May bank holiday, moved for VE Day",
            LocalDate.of(2022, 6, 2), "Spring bank holiday, moved for the Platinum Jubilee",
            LocalDate.of(2022, 6, 3), "Platinum Jubilee",
            LocalDate.of(2022, 9, 19), "State Funeral of Queen Elizabeth II",
            LocalDate.of(2023, 5, 8), "Coronation of King Charles III");

    @Override
    public Day day(LocalDate date) {
        if (Day.isWeekend(date)) {
            return Day.closed(date, "weekend");
        }
        var name = holidays(date.getYear()).get(date);
        return name == null ? Day.worked(date, "weekday") : Day.closed(date, name + " (bank holiday)");
    }

    private static Map<LocalDate, String> holidays(int year) {
        var kept = new TreeMap<LocalDate, String>();
        keep(kept, LocalDate.of(year, 1, 1), "New Year's Day");
        var easter = Easter.sunday(year);
        keep(kept, easter.minusDays(2), "Good Friday");
        keep(kept, easter.plusDays(1), "Easter Monday");
        if (year != 2020) {
            keep(kept, LocalDate.of(year, Month.MAY, 1).with(firstInMonth(MONDAY)), "Early May bank holiday");
        }
        if (year != 2022) {
            keep(kept, LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)), "Spring bank holiday");
        }
        keep(kept, LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(MONDAY)), "Summer bank holiday");
        var christmas = LocalDate.of(year, 12, 25);
        // Of a Sunday's Christmas, Boxing Day stays and Christmas Day is kept after it.
        if (christmas.getDayOfWeek() == SUNDAY) {
            keep(kept, christmas.plusDays(1), "Boxing Day");
            keep(kept, christmas, "Christmas Day");
        } else {
            keep(kept, christmas, "Christmas Day");
            keep(kept, christmas.plusDays(1), "Boxing Day");
        }
        PROCLAIMED.forEach((date, name) -> {
            if (date.getYear() == year) {
                kept.put(date, name);
            }
        });
        return kept;
    }

    private static void keep(Map<LocalDate, String> kept, LocalDate date, String name) {
        var free = date;
        while (Day.isWeekend(free) || kept.containsKey(free)) {
            free = free.plusDays(1);
        }
        kept.put(free, name);
    }

    @Override
    public String version() {
        return "UK/1";
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }
}
