package holdline.cases.calendar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Until when somebody has, and how that was counted.
 *
 * @param receipt the day that set it off; it does not count
 * @param date the last day that is surely in time
 * @param safeDate when to be ready: the last working day before {@code date}, the receipt's at the earliest
 * @param mayRollTo the next working day, where {@code date} is none and the law may let it roll there
 * @param provisional whether it hangs on days that are not settled yet
 * @param calendar the version of the calendar it was counted by
 * @param counted every day from the one after the receipt to {@code date}
 */
public record DueDate(
        LocalDate receipt,
        Span span,
        LocalDate date,
        LocalDate safeDate,
        @Nullable LocalDate mayRollTo,
        boolean provisional,
        String calendar,
        List<Day> counted) {

    public DueDate {
        counted = List.copyOf(counted);
    }

    /** Whether this day brought the due date nearer. */
    public boolean counts(Day day) {
        return span.unit() == Span.Unit.CALENDAR || day.worked();
    }
}
