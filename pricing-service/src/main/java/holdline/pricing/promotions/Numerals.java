package holdline.pricing.promotions;

import java.util.Map;
import java.util.regex.Pattern;

/** Writes Chinese numbers in digits: 买壹箱 is 买1箱, 八五折 is 85折, 满一百 is 满100. */
final class Numerals {

    private static final String DIGITS = "零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖两俩";
    private static final Map<Character, Integer> VALUES = Map.ofEntries(
            Map.entry('零', 0),
            Map.entry('〇', 0),
            Map.entry('一', 1),
            Map.entry('壹', 1),
            Map.entry('二', 2),
            Map.entry('贰', 2),
            Map.entry('两', 2),
            Map.entry('俩', 2),
            Map.entry('三', 3),
            Map.entry('叁', 3),
            Map.entry('四', 4),
            Map.entry('肆', 4),
            Map.entry('五', 5),
            Map.entry('伍', 5),
            Map.entry('六', 6),
            Map.entry('陆', 6),
            Map.entry('七', 7),
            Map.entry('柒', 7),
            Map.entry('八', 8),
            Map.entry('捌', 8),
            Map.entry('九', 9),
            Map.entry('玖', 9));
    private static final Map<Character, Integer> TIMES =
            Map.of('十', 10, '拾', 10, '百', 100, '佰', 100, '千', 1_000, '仟', 1_000);
    private static final Pattern RUN = Pattern.compile("[" + DIGITS + "十拾百佰千仟]{1,9}");

    private Numerals() {}

    static String inDigits(String text) {
        return RUN.matcher(text).replaceAll(run -> String.valueOf(value(run.group())));
    }

    private static String value(String run) {
        if (run.chars().noneMatch(sign -> TIMES.containsKey((char) sign))) {
            var digits = new StringBuilder();
            run.chars().forEach(sign -> digits.append(VALUES.get((char) sign)));
            return digits.toString();
        }
        var sum = 0L;
        var digit = 0L;
        var before = false;
        for (var at = 0; at < run.length(); at++) {
            var sign = run.charAt(at);
            var times = TIMES.get(sign);
            if (times == null) {
                digit = digit * 10 + VALUES.get(sign);
                before = true;
            } else {
                sum += (before ? digit : 1) * times;
                digit = 0;
                before = false;
            }
        }
        return String.valueOf(sum + digit);
    }
}
