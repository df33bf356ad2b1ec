package holdline.local.demo;

import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a notice speaks of prices. A notice that demands one would be the brand's own offence. */
final class NoticeText {

    private static final Pattern PRICE = Pattern.compile(
            "[¥￥]|(?<![评代])价(?!值)|\\d\\s*元|\\b(?:prices?|pricing|CNY|RMB|USD|yuan)\\b|[$€£]\\s?\\d",
            Pattern.CASE_INSENSITIVE);

    private NoticeText() {}

    /** The words that speak of a price, if any. */
    static Optional<String> priceTalk(String text) {
        var found = PRICE.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
