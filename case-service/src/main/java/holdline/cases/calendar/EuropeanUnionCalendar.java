package holdline.cases.calendar;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The European Union: all days but Saturdays, Sundays and holidays (Regulation (EEC, Euratom) 1182/71 Art. 2). Which
 * days are holidays each member state says for itself, so no weekday is ever settled here. Days are those of Brussels.
 */
public record EuropeanUnionCalendar() implements WorkingCalendar {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    @Override
    public Day day(LocalDate date) {
        return Day.isWeekend(date)
                ? Day.closed(date, "weekend")
                : Day.ofTheWeek(date).unsettled("the member state's holidays are not known");
    }

    @Override
    public String version() {
        return "EU/1";
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }
}
