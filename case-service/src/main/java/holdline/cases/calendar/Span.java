package holdline.cases.calendar;

import java.time.LocalDate;
import java.util.ArrayList;

/**
 * How long somebody has, as a rule puts it: three working days, fifteen days.
 *
 * @param days from 1 to {@link #LONGEST}
 */
public record Span(int days, Unit unit) {

    public static final int LONGEST = 366;

    /** Working days next to each other never lie this far apart; longer holidays than a month do not exist. */
    private static final int FARTHEST = 62;

    /** @throws IllegalArgumentException when it is shorter or longer than spans are */
    public Span {
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException("a span has from 1 to " + LONGEST + " days");
        }
    }

    /** What is counted. */
    public enum Unit {
        /** Days that are worked. */
        WORKING,
        /** Every day (自然日). */
        CALENDAR
    }

    /**
     * Until when somebody has. The day of receipt does not count (Civil Code of China Art. 201). A span of calendar
     * days that ends on a day off may roll to the next working day (Civil Code Art. 203); the earlier date is what to
     * plan for, so that is the due date, and where it may roll to is told beside it.
     */
    public DueDate after(LocalDate receipt, WorkingCalendar calendar) {
        var counted = new ArrayList<Day>();
        var date = receipt;
        var left = days;
        while (left > 0) {
            date = date.plusDays(1);
            var day = calendar.day(date);
            counted.add(day);
            if (unit == Unit.CALENDAR || day.worked()) {
                left--;
            }
        }
        var legal = counted.getLast();
        var rolled = legal.worked() ? legal : nextWorked(legal, calendar);
        var provisional = !legal.settled()
                || !rolled.settled()
                || (unit == Unit.WORKING && counted.stream().anyMatch(day -> !day.settled()));
        return new DueDate(
                receipt,
                this,
                legal.date(),
                safe(receipt, legal.date(), calendar),
                legal.worked() ? null : rolled.date(),
                provisional,
                calendar.version(),
                counted);
    }

    private static Day nextWorked(Day closed, WorkingCalendar calendar) {
        return closed.date()
                .datesUntil(closed.date().plusDays(FARTHEST))
                .map(calendar::day)
                .filter(Day::worked)
                .findFirst()
                .orElse(closed);
    }

    /** The last working day before the due date, but not before the receipt. */
    private static LocalDate safe(LocalDate receipt, LocalDate legal, WorkingCalendar calendar) {
        var date = legal.minusDays(1);
        while (date.isAfter(receipt) && !calendar.day(date).worked()) {
            date = date.minusDays(1);
        }
        return date;
    }
}
