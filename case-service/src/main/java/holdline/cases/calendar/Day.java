package holdline.cases.calendar;

import java.time.LocalDate;

/**
 * One day, as a calendar has it.
 *
 * @param worked whether it counts as a working day
 * @param why in words: the holiday with its source, a weekend, a plain weekday
 * @param settled false while the notice that decides about it is not out
 */
public record Day(LocalDate date, boolean worked, String why, boolean settled) {

    static Day worked(LocalDate date, String why) {
        return new Day(date, true, why, true);
    }

    static Day closed(LocalDate date, String why) {
        return new Day(date, false, why, true);
    }

    /** What it is by the week alone. */
    static Day ofTheWeek(LocalDate date) {
        return isWeekend(date) ? closed(date, "weekend") : worked(date, "weekday");
    }

    static boolean isWeekend(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case SATURDAY, SUNDAY -> true;
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> false;
        };
    }

    Day unsettled(String why) {
        return new Day(date, worked, this.why + "; " + why, false);
    }
}
