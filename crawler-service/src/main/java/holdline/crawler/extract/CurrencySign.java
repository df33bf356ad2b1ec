package holdline.crawler.extract;

import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How currencies are written, and which one a sign means when several use it. */
final class CurrencySign {

    /** A sign as written, where it stands in its text, and the ISO code it means. */
    record Sign(String text, @Nullable String iso, int start, int end) {}

    /** Signs that say which currency they are. Longer ones are tried first. */
    private static final Map<String, String> CLEAR = new LinkedHashMap<>();

    /** Signs that several currencies share, with the one meant when nothing else is known. */
    private static final Map<String, String> SHARED =
            Map.of("$", "USD", "¥", "CNY", "￥", "CNY", "元", "CNY", "圆", "CNY", "圓", "TWD", "kr", "SEK", "₨", "INR");

    private static final Set<String> DOLLARS =
            Set.of("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU");

    private static final Set<String> ISO = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());

    /** Country code top-level domains whose country has one currency; used only where a page says nothing better. */
    private static final Map<String, String> COUNTRY = new TreeMap<>(Map.ofEntries(
            Map.entry("co.jp", "JP"),
            Map.entry("com.tw", "TW"),
            Map.entry("co.uk", "GB"),
            Map.entry("uk", "GB"),
            Map.entry("com.au", "AU"),
            Map.entry("com.br", "BR"),
            Map.entry("com.hk", "HK"),
            Map.entry("com.cn", "CN"),
            Map.entry("com.sg", "SG"),
            Map.entry("co.nz", "NZ"),
            Map.entry("co.kr", "KR"),
            Map.entry("com.mx", "MX")));

    static {
        put("USD", "US$", "US $", "U$S", "U.S.$");
        put("AUD", "AU$", "A$", "AU $");
        put("CAD", "CA$", "C$", "CDN$", "C $");
        put("NZD", "NZ$");
        put("HKD", "HK$", "HK $", "港幣", "港币", "港元");
        put("SGD", "S$", "SG$");
        put("TWD", "NT$", "NT $", "新台幣", "新臺幣", "台幣");
        put("MXN", "MX$", "Mex$");
        put("BRL", "R$");
        put("CNY", "CN¥", "RMB", "CN￥", "人民币");
        put("JPY", "円", "JP¥", "日元");
        put("EUR", "€", "euros", "euro");
        put("GBP", "£", "￡", "₤");
        put("KRW", "₩", "원");
        put("RUB", "₽", "рублей", "руб.", "руб", "р.", "Р");
        put("UAH", "₴", "грн.", "грн");
        put("KZT", "₸", "тенге", "тг");
        put("INR", "₹", "Rs.");
        put("ILS", "₪", "ש\"ח");
        put("TRY", "₺", "TL");
        put("VND", "₫", "đ");
        put("THB", "฿", "บาท");
        put("PHP", "₱");
        put("NGN", "₦");
        put("PLN", "zł", "zl");
        put("CZK", "Kč", "kč");
        put("HUF", "Ft");
        put("RON", "Lei", "lei");
        put("BGN", "лв.", "лв");
        put("RSD", "дин.");
        put("IDR", "Rp");
        put("MYR", "RM");
        put("CHF", "Fr.", "SFr.", "Fr");
        put("DKK", "kr.");
        put("KWD", "KD");
        put("AED", "درهم");
        put("SAR", "ريال", "ر.س");
        put("EGP", "جنيه");
        put("ZAR", "R ");
    }

    /** Codes stand alone, so that "EURO" or "USDT" or a word with such letters is none. */
    private static final Pattern CODE =
            Pattern.compile("(?<![\\p{L}])(" + String.join("|", ISO) + "|DEM|PTE)(?![\\p{L}])");

    private static final Pattern ANY = Pattern.compile(CLEAR.keySet().stream()
                    .filter(sign -> !sign.isBlank() && !sign.endsWith(" "))
                    .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                    .map(CurrencySign::standingAlone)
                    .collect(Collectors.joining("|"))
            + "|" + CODE.pattern() + "|" + standingAlone("₨") + "|kr(?!\\p{L})|\\$|¥|￥|元|圆|圓|₶|\\p{Sc}");

    private CurrencySign() {}

    static Matcher in(String text) {
        return ANY.matcher(text);
    }

    static Sign read(Matcher found, Hint hint) {
        return new Sign(found.group(), iso(found.group(), hint), found.start(), found.end());
    }

    /** The ISO code a sign or code means. */
    static @Nullable String iso(String sign, Hint hint) {
        var clear = CLEAR.get(sign);
        if (clear != null) {
            return clear;
        }
        var code = sign.toUpperCase(Locale.ROOT);
        if (ISO.contains(code)) {
            return code;
        }
        var shared = SHARED.get(sign);
        if (shared == null) {
            return null;
        }
        var hinted = hint.currency();
        var fits = hinted != null
                && switch (sign) {
                    case "$" -> DOLLARS.contains(hinted);
                    case "¥", "￥" -> hinted.equals("CNY") || hinted.equals("JPY");
                    case "元", "圆", "圓" -> hinted.equals("CNY") || hinted.equals("TWD") || hinted.equals("HKD");
                    case "kr" ->
                        hinted.equals("SEK") || hinted.equals("NOK") || hinted.equals("DKK") || hinted.equals("ISK");
                    default -> false;
                };
        return fits ? hinted : shared;
    }

    static boolean isCode(String text) {
        return ISO.contains(text);
    }

    /**
     * What is known about a text's surroundings.
     *
     * @param currency ISO code the surroundings suggest; decides what a shared sign means
     */
    record Hint(@Nullable String currency) {

        static final Hint NONE = new Hint(null);

        /** From a locale such as {@code zh-TW}. */
        static Hint ofLocale(@Nullable String locale) {
            if (locale == null || locale.isBlank()) {
                return NONE;
            }
            var parsed = Locale.forLanguageTag(locale.strip().replace('_', '-'));
            if (!parsed.getCountry().isEmpty()) {
                return ofCountry(parsed.getCountry());
            }
            return switch (parsed.getLanguage()) {
                case "zh" -> "Hant".equals(parsed.getScript()) ? new Hint("TWD") : new Hint("CNY");
                case "ja" -> new Hint("JPY");
                default -> NONE;
            };
        }

        /** From a shop's host name. */
        static Hint ofHost(String host) {
            var lower = host.toLowerCase(Locale.ROOT);
            var country = COUNTRY.entrySet().stream()
                    .filter(entry -> lower.endsWith("." + entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
            if (country.isPresent()) {
                return ofCountry(country.get());
            }
            var dot = lower.lastIndexOf('.');
            return lower.length() - dot == 3 && !GENERIC.contains(lower.substring(dot + 1))
                    ? ofCountry(lower.substring(dot + 1).toUpperCase(Locale.ROOT))
                    : NONE;
        }

        Hint or(Hint other) {
            return currency == null ? other : this;
        }

        private static Hint ofCountry(String country) {
            try {
                return Optional.ofNullable(Currency.getInstance(Locale.of("", country)))
                        .map(found -> new Hint(found.getCurrencyCode()))
                        .orElse(NONE);
            } catch (IllegalArgumentException _) {
                return NONE;
            }
        }
    }

    /** Country domains that everybody uses as if they meant something else. */
    private static final Set<String> GENERIC = Set.of("io", "co", "me", "tv", "ai", "cc", "fm", "am", "gg", "to", "ly");

    private static void put(String iso, String... signs) {
        for (var sign : signs) {
            CLEAR.put(sign, iso);
        }
    }

    private static String standingAlone(String sign) {
        var quoted = Pattern.quote(sign);
        var before = Character.isLetter(sign.codePointAt(0)) && sign.codePointAt(0) < 0x2E80 ? "(?<!\\p{L})" : "";
        var last = sign.codePointBefore(sign.length());
        var after = Character.isLetter(last) && last < 0x2E80 ? "(?!\\p{L})" : "";
        return before + quoted + after;
    }
}
