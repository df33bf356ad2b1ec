/**
 * Which days count: working days, holidays and made-up weekends, by jurisdiction, and the deadlines that are counted in
 * them.
 *
 * <p>{@link holdline.cases.calendar.WorkingCalendar} tells of every {@link holdline.cases.calendar.Day} whether it is
 * worked, why, and whether that is settled yet; {@link holdline.cases.calendar.Span#after} counts a span from the day
 * of receipt to its {@link holdline.cases.calendar.DueDate}. China's days are the notices of the State Council, one
 * {@link holdline.cases.calendar.Notice} a year; they come in as data. The other calendars are rules.
 *
 * <p>Pure: values in, values out.
 */
@NullMarked
package holdline.cases.calendar;

import org.jspecify.annotations.NullMarked;
