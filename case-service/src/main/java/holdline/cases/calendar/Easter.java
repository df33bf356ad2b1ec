package holdline.cases.calendar;

import java.time.LocalDate;

/** Easter Sunday of the Gregorian calendar, by the method published in Nature, 1876-04-20. */
final class Easter {

    private Easter() {}

    static LocalDate sunday(int year) {
        var moon = year % 19;
        var century = year / 100;
        var ofCentury = year % 100;
        var correction = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * moon + century - century / 4 - correction + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        var late = (moon + 11 * epact + 22 * weekday) / 451;
        var days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
