package holdline.cases.calendar;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The State Council's arrangement of one year's public holidays. Its first days may lie in the December before.
 *
 * @param papers the numbers under which it was issued and changed, first to last
 * @param days every day it speaks of
 */
public record Notice(int year, List<String> papers, SortedMap<LocalDate, Arranged> days) {

    private static final int LONGEST_HOLIDAY = 31;

    public Notice {
        papers = List.copyOf(papers);
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /**
     * A notice from its holidays.
     *
     * @throws IllegalArgumentException naming what is wrong, in terms of year, papers and holidays
     */
    public static Notice of(int year, List<String> papers, List<Holiday> holidays) {
        require(!papers.isEmpty(), "papers names the notice's number, such as 国办发明电〔2025〕7号");
        require(!holidays.isEmpty(), "holidays holds the notice's holidays");
        var days = new TreeMap<LocalDate, Arranged>();
        for (var holiday : holidays) {
            require(!holiday.last().isBefore(holiday.first()), holiday.name() + " ends on or after its first day");
            require(
                    holiday.first().plusDays(LONGEST_HOLIDAY).isAfter(holiday.last()),
                    holiday.name() + " lasts " + LONGEST_HOLIDAY + " days at most");
            holiday.first()
                    .datesUntil(holiday.last().plusDays(1))
                    .forEach(date -> arrange(days, year, date, new Arranged(holiday.name(), false)));
            for (var date : holiday.worked()) {
                require(Day.isWeekend(date), holiday.name() + " makes up for days on weekends; " + date + " is none");
                arrange(days, year, date, new Arranged(holiday.name(), true));
            }
        }
        return new Notice(year, papers, days);
    }

    private static void arrange(SortedMap<LocalDate, Arranged> days, int year, LocalDate date, Arranged arranged) {
        require(
                date.getYear() == year || (date.getYear() == year - 1 && date.getMonthValue() == 12),
                date + " lies in " + year + " or in the December before");
        require(days.put(date, arranged) == null, date + " is named once");
    }

    private static void require(boolean met, String whatWouldBeRight) {
        if (!met) {
            throw new IllegalArgumentException("not as it should be: " + whatWouldBeRight);
        }
    }

    /** The paper that decides: the last one. */
    String paper() {
        return papers.getLast();
    }

    /** What a notice says of one day. */
    public record Arranged(String holiday, boolean worked) {}

    /**
     * A holiday as a notice puts it.
     *
     * @param first its first day off
     * @param last its last
     * @param worked weekend days worked for it
     */
    public record Holiday(String name, LocalDate first, LocalDate last, List<LocalDate> worked) {

        public Holiday {
            worked = List.copyOf(worked);
        }
    }
}
