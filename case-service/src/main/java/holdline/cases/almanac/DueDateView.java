package holdline.cases.almanac;

import holdline.cases.calendar.Day;
import holdline.cases.calendar.DueDate;
import holdline.events.Jurisdiction;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A due date with the days that led to it. */
@Schema(title = "DueDate")
record DueDateView(
        @Schema(description = "The day of receipt; it does not count", examples = "2026-09-30")
        LocalDate from,

        int days,

        @Schema(examples = "working") String unit,

        Jurisdiction jurisdiction,

        @Schema(description = "The last day that is surely in time", examples = "2026-10-10")
        LocalDate date,

        @Schema(description = "When to be ready: the last working day before it", examples = "2026-10-09")
        LocalDate safeDate,

        @Schema(description = "The next working day, where the date is none and the law may let it roll there")
        @Nullable
        LocalDate mayRollTo,

        @Schema(description = "Whether it hangs on days whose notice is not out yet")
        boolean provisional,

        @Schema(description = "The calendar it was counted by", examples = "CN/2018-2026/3f09a1bc")
        String calendar,

        @Schema(description = "Every day from the one after the receipt, and why it counts or not")
        List<CountedDay> explanation) {

    static DueDateView of(DueDate due, Jurisdiction jurisdiction) {
        return new DueDateView(
                due.receipt(),
                due.span().days(),
                due.span().unit().name().toLowerCase(Locale.ROOT),
                jurisdiction,
                due.date(),
                due.safeDate(),
                due.mayRollTo(),
                due.provisional(),
                due.calendar(),
                due.counted().stream()
                        .map(day -> CountedDay.of(day, due.counts(day)))
                        .toList());
    }

    /** One day on the way. */
    @Schema(title = "CountedDay")
    record CountedDay(
            LocalDate date,

            @Schema(description = "Whether it is one of the days somebody has")
            boolean counts,

            @Schema(examples = "国庆节 (国办发明电〔2025〕7号)") String why,

            @Schema(description = "False while the notice that decides about it is not out")
            boolean settled) {

        static CountedDay of(Day day, boolean counts) {
            return new CountedDay(day.date(), counts, day.why(), day.settled());
        }
    }
}
