package holdline.cases.calendar;

import java.time.LocalDate;
import java.time.ZoneId;

/** Which days are worked, somewhere. */
public sealed interface WorkingCalendar permits ChinaCalendar, EuropeanUnionCalendar, KingdomCalendar, StatesCalendar {

    /** Any day, of any year. */
    Day day(LocalDate date);

    /** What a deadline keeps of the calendar it was counted by; another version may count differently. */
    String version();

    /** Where its days begin and end. */
    ZoneId zone();
}
