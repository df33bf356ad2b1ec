package holdline.cases.calendar;

import static java.util.stream.Collectors.toMap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Mainland China, by the State Council's notices. A day of a year without a notice is what it is by the week, and not
 * settled; so are a year's last days until the next year's notice is out, for New Year's holiday may reach back to
 * them (2018-12-29 was worked for that of 2019, 2022-12-31 belonged to that of 2023).
 */
public final class ChinaCalendar implements WorkingCalendar {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int FIRST_OF_NEW_YEARS_REACH = 24;

    private final SortedMap<Integer, Notice> notices;
    private final String version;

    /**
     * The calendar some notices make; of two for one year the later counts.
     *
     * @throws IllegalArgumentException without any notice
     */
    public ChinaCalendar(Collection<Notice> notices) {
        if (notices.isEmpty()) {
            throw new IllegalArgumentException("a calendar of China has at least one notice");
        }
        this.notices =
                notices.stream().collect(toMap(Notice::year, Function.identity(), (_, later) -> later, TreeMap::new));
        this.version = "CN/" + this.notices.firstKey() + "-" + this.notices.lastKey() + "/" + fingerprint();
    }

    @Override
    public Day day(LocalDate date) {
        var next = notices.get(date.getYear() + 1);
        if (next != null && next.days().containsKey(date)) {
            return arranged(date, next);
        }
        var own = notices.get(date.getYear());
        if (own == null) {
            return Day.ofTheWeek(date).unsettled("the notice for " + date.getYear() + " is not out");
        }
        if (own.days().containsKey(date)) {
            return arranged(date, own);
        }
        return next == null && date.getMonthValue() == 12 && date.getDayOfMonth() >= FIRST_OF_NEW_YEARS_REACH
                ? Day.ofTheWeek(date).unsettled("the notice for " + (date.getYear() + 1) + " is not out")
                : Day.ofTheWeek(date);
    }

    private static Day arranged(LocalDate date, Notice notice) {
        var arranged = notice.days().get(date);
        var source = " (" + notice.paper() + ")";
        return arranged.worked()
                ? Day.worked(date, "weekend worked for " + arranged.holiday() + source)
                : Day.closed(date, arranged.holiday() + source);
    }

    /** The notices it is made of, by year. */
    public List<Notice> notices() {
        return List.copyOf(notices.values());
    }

    /** Its first and last year with a fingerprint of every day arranged: {@code CN/2018-2026/3f09a1bc}. */
    @Override
    public String version() {
        return version;
    }

    @Override
    public ZoneId zone() {
        return ZONE;
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var notice : notices.values()) {
                digest.update((notice.year() + "" + notice.papers() + notice.days()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
