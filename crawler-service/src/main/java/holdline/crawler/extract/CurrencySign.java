package holdline.crawler.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How currencies are written, and which one a sign means when several use it. */
final class CurrencySign {

    /** A sign as written, where it stands in its text, and the ISO code it means. */
    record Sign(String text, @Nullable String iso, int start, int end) {}

    /** Signs that say which currency they are. Longer ones are tried first. */
    private static final Map<String, String> CLEAR = new LinkedHashMap<>();

    /** Signs that several currencies share: the one meant when nothing else is known, and the others. */
    private static final Map<String, List<String>> SHARED = Map.ofEntries(
            Map.entry(
                    "$",
                    List.of(
                            "USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "CLP", "COP", "ARS", "UYU", "DOP",
                            "BND", "FJD", "JMD", "TTD", "NAD", "LRD", "BZD", "BBD", "BSD", "MOP")),
            Map.entry("¥", List.of("CNY", "JPY")),
            Map.entry("元", List.of("CNY", "TWD", "HKD", "MOP")),
            Map.entry("圆", List.of("CNY", "TWD", "HKD", "MOP")),
            Map.entry("圓", List.of("TWD", "HKD", "CNY", "MOP")),
            Map.entry("块", List.of("CNY", "TWD", "HKD")),
            Map.entry("塊", List.of("TWD", "HKD", "CNY")),
            Map.entry("kr", List.of("SEK", "NOK", "DKK", "ISK")),
            Map.entry("£", List.of("GBP", "EGP", "LBP", "SYP", "GIP", "FKP")),
            Map.entry("Rs", List.of("INR", "PKR", "LKR", "NPR", "MUR", "SCR")),
            Map.entry("C$", List.of("CAD", "NIO")),
            Map.entry("Bs", List.of("BOB", "VES")),
            Map.entry("₩", List.of("KRW", "KPW")),
            Map.entry("din", List.of("RSD", "MKD")),
            Map.entry("лв", List.of("BGN", "KGS", "UZS")),
            Map.entry("Fr", List.of("CHF", "XOF", "XAF")),
            Map.entry("Br", List.of("BYN", "ETB")),
            Map.entry("﷼", List.of("SAR", "IRR", "OMR", "QAR", "YER")),
            Map.entry("ريال", List.of("SAR", "QAR", "OMR", "IRR", "YER")),
            Map.entry("درهم", List.of("AED", "MAD")),
            Map.entry("دينار", List.of("KWD", "BHD", "JOD", "IQD", "TND", "DZD", "LYD")),
            Map.entry("جنيه", List.of("EGP", "SDG")));

    /** Other ways to write a shared sign. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("￥", "¥"),
            Map.entry("＄", "$"),
            Map.entry("﹩", "$"),
            Map.entry("￡", "£"),
            Map.entry("₤", "£"),
            Map.entry("￦", "₩"),
            Map.entry("块钱", "块"),
            Map.entry("塊錢", "塊"),
            Map.entry("Kr", "kr"),
            Map.entry("KR", "kr"),
            Map.entry("kr.", "kr"),
            Map.entry("Kr.", "kr"),
            Map.entry("kronor", "kr"),
            Map.entry("kroner", "kr"),
            Map.entry("₨", "Rs"),
            Map.entry("Rs.", "Rs"),
            Map.entry("RS.", "Rs"),
            Map.entry("RS", "Rs"),
            Map.entry("rs.", "Rs"),
            Map.entry("rupees", "Rs"),
            Map.entry("C $", "C$"),
            Map.entry("Bs.", "Bs"),
            Map.entry("din.", "din"),
            Map.entry("дин.", "din"),
            Map.entry("дин", "din"),
            Map.entry("лв.", "лв"),
            Map.entry("Fr.", "Fr"),
            Map.entry("dollars", "$"),
            Map.entry("dollar", "$"),
            Map.entry("pounds", "£"));

    /** Signs that only ever stand behind their number. */
    private static final Set<String> BEHIND =
            Set.of("元", "圆", "圓", "円", "块", "块钱", "塊", "塊錢", "원", "Ft", "Kč", "тг", "грн", "грн.", "руб", "руб.", "р.");

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
        put("USD", "US$", "US $", "U$S", "U.S.$", "U$", "U$D", "US＄", "USD$", "$USD", "$US", "美元", "美金", "ドル");
        put("AUD", "AU$", "A$", "AU $", "AUD$", "澳元");
        put("CAD", "CA$", "CDN$", "CAD$", "加元");
        put("NZD", "NZ$", "NZD$");
        put("HKD", "HK$", "HK $", "HK＄", "HKD$", "港幣", "港币", "港元", "港紙", "港纸", "蚊");
        put("SGD", "S$", "SG$", "SGD$", "新加坡元", "新币");
        put("TWD", "NT$", "NT $", "NT＄", "NTD$", "NTD", "TWD$", "新台幣", "新臺幣", "新台币", "台幣", "臺幣", "台币");
        put("MOP", "MOP$", "澳門元");
        put("MXN", "MX$", "Mex$", "MXN$", "$MXN", "$MN");
        put("BRL", "R$", "reais");
        put("ARS", "AR$", "ARS$");
        put("CLP", "CLP$", "CL$", "Ch$");
        put("COP", "COP$", "COL$", "CO$");
        put("UYU", "$U", "UYU$");
        put("DOP", "RD$");
        put("JMD", "J$");
        put("TTD", "TT$");
        put("BND", "BN$", "B$");
        put("FJD", "FJ$", "F$");
        put("NAD", "N$");
        put("BZD", "BZ$");
        put("BBD", "Bds$");
        put("XCD", "EC$");
        put("PEN", "S/.", "S/", "soles");
        put("PYG", "₲", "Gs.", "Gs");
        put("CRC", "₡");
        put("PAB", "B/.");
        put("CNY", "CN¥", "RMB¥", "RMB￥", "RMB", "CN￥", "CNY¥", "CNY￥", "人民币", "人民幣", "yuan");
        put("JPY", "円", "JP¥", "日元", "日圓", "日圆", "YEN", "yen");
        put("EUR", "€", "euros", "euro", "Euros", "Euro", "EUROS", "EURO", "欧元", "歐元", "евро");
        put("GBP", "GB£", "英镑", "英鎊", "quid");
        put("KRW", "원", "韩元", "韓元", "韓幣");
        put("RUB", "₽", "руб.", "руб", "р.", "Р", "р", "卢布");
        put("UAH", "₴", "грн.", "грн", "гривень");
        put("BYN", "бел. руб.", "BYR");
        put("KZT", "₸", "тенге", "тг", "тг.");
        put("UZS", "сум", "so'm", "so‘m");
        put("KGS", "сом");
        put("AMD", "֏", "драм");
        put("GEL", "₾", "лари");
        put("AZN", "₼", "манат");
        put("INR", "₹", "रु", "रु.");
        put("NPR", "रू", "NRs", "NRs.");
        put("PKR", "PKRs");
        put("LKR", "රු", "රු.");
        put("BDT", "৳", "Tk.", "Tk");
        put("ILS", "₪", "ש\"ח", "ש״ח", "NIS");
        put("TRY", "₺", "TL", "lira");
        put("VND", "₫", "đ", "đồng", "VNĐ", "vnđ");
        put("THB", "฿", "บาท", "Baht", "baht", "泰铢");
        put("PHP", "₱", "Php", "PhP");
        put("LAK", "₭");
        put("KHR", "៛");
        put("MNT", "₮", "төг");
        put("NGN", "₦");
        put("GHS", "GH₵", "GH¢", "₵");
        put("KES", "KSh.", "KSh", "Ksh.", "Ksh", "KSH", "Kshs");
        put("TZS", "TSh", "Tsh");
        put("UGX", "USh", "Ush", "UGX");
        put("XOF", "FCFA", "F CFA", "CFA");
        put("PLN", "zł", "zl", "zł.", "ZŁ", "Zł", "złotych");
        put("CZK", "Kč", "kč", "KČ", "korun");
        put("HUF", "Ft", "Ft.", "forint");
        put("RON", "Lei", "lei", "LEI");
        put("BAM", "KM");
        put("HRK", "kn");
        put("MKD", "ден", "ден.");
        put("ALL", "lekë", "Lek");
        put("IDR", "Rp.", "Rp", "rupiah");
        put("MYR", "RM");
        put("CHF", "SFr.", "SFr", "Sfr.", "sFr.", "CHFr.", "Franken");
        put("ISK", "ISK kr");
        put("DKK", "DKK kr");
        put("KWD", "KD", "K.D.", "د.ك");
        put("BHD", "BD", "د.ب");
        put("OMR", "ر.ع.", "ر.ع");
        put("QAR", "QR", "ر.ق");
        put("JOD", "JD", "د.أ", "د.ا");
        put("AED", "Dhs.", "Dhs", "DHS", "Dh.", "د.إ");
        put("MAD", "DHs", "DH", "د.م.", "د.م");
        put("SAR", "SR", "ر.س.", "ر.س", "⃁");
        put("EGP", "E£", "L.E.", "L.E", "LE", "ج.م.", "ج.م");
        put("DZD", "DA", "د.ج");
        put("TND", "DT", "د.ت");
        put("LBP", "ل.ل.", "ل.ل", "LB£");
        put("IQD", "د.ع");
    }

    /** Codes that are words or nothing anybody pays with. */
    private static final Set<String> NO_CODES = Set.of("TOP", "XXX", "XTS", "XUA", "XSU", "XBA", "XBB", "XBC", "XBD");

    /** Codes people write in small letters too; others would be words. */
    private static final String SMALL_CODES =
            "usd|eur|gbp|cny|rmb|jpy|cad|aud|nzd|inr|chf|sek|nok|dkk|pln|czk|huf|ron|brl|mxn|krw|hkd|twd|sgd|myr|thb|php|idr|vnd|zar|aed|sar|rub|uah";

    /** Codes stand alone, so that "USDT" or a word with such letters is none. */
    private static final Pattern CODE = Pattern.compile("(?<![\\p{L}])("
            + ISO.stream().filter(code -> !NO_CODES.contains(code)).sorted().collect(Collectors.joining("|"))
            + "|DEM|PTE|FRF|ITL|ESP|ATS|NLG|BEF|(?i:" + SMALL_CODES + "))(?![\\p{L}])");

    /** Single letters mean money only before an amount that is written like one: R 1 299, Q129.00. */
    private static final Map<String, String> LETTERS = Map.of("R", "ZAR", "Q", "GTQ");

    private static final String LETTER = "(?<![\\p{L}\\d/-])["
            + String.join("", LETTERS.keySet().stream().sorted().toList())
            + "](?=\\s?\\d{1,3}(?:[ ,]\\d{3})+(?!\\d)|\\s?\\d+[.,]\\d{2}(?!\\d))";

    /** Grouped by their first characters: most places of a text are passed over after one look. */
    private static final Pattern ANY = any();

    private static Pattern any() {
        var byFirst = Stream.of(CLEAR.keySet().stream(), SHARED.keySet().stream(), SAME.keySet().stream())
                .flatMap(signs -> signs)
                .collect(Collectors.groupingBy(
                        sign -> sign.substring(0, 1), TreeMap::new, Collectors.toCollection(ArrayList::new)));
        var groups = byFirst.entrySet().stream()
                .map(group -> "(?=" + Pattern.quote(group.getKey()) + ")(?:"
                        + group.getValue().stream()
                                .sorted(Comparator.comparingInt(String::length).reversed())
                                .map(CurrencySign::standingAlone)
                                .collect(Collectors.joining("|"))
                        + ")")
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?=[\\p{L}\\p{Sc}\\p{M}])(?:" + groups + "|(?=[A-Za-z])(?:" + CODE.pattern()
                + ")|(?=[A-Z])" + LETTER + "|₶|\\p{Sc})");
    }

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
        var shared = SHARED.get(SAME.getOrDefault(sign, sign));
        if (shared != null) {
            var hinted = hint.currency();
            return hinted != null && shared.contains(hinted) ? hinted : shared.getFirst();
        }
        var letter = LETTERS.get(sign);
        if (letter != null) {
            return letter;
        }
        var code = sign.toUpperCase(Locale.ROOT);
        return code.equals("RMB") ? "CNY" : ISO.contains(code) ? code : null;
    }

    /** Whether several currencies are written so, and the surroundings decide. */
    static boolean isShared(String sign) {
        return SHARED.containsKey(SAME.getOrDefault(sign, sign));
    }

    /** Whether the sign never stands before its number, so that a number behind it is another one's. */
    static boolean standsBehind(String sign) {
        return BEHIND.contains(sign);
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
                case "ko" -> new Hint("KRW");
                case "hi", "ta", "te", "mr", "gu" -> new Hint("INR");
                case "th" -> new Hint("THB");
                case "vi" -> new Hint("VND");
                case "id" -> new Hint("IDR");
                case "pl" -> new Hint("PLN");
                case "cs" -> new Hint("CZK");
                case "sv" -> new Hint("SEK");
                case "da" -> new Hint("DKK");
                case "nb", "nn", "no" -> new Hint("NOK");
                case "tr" -> new Hint("TRY");
                case "he" -> new Hint("ILS");
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
        if (sign.startsWith("块") || sign.startsWith("塊")) {
            return sign + "(?![装裝入])";
        }
        if (sign.equals("руб")) {
            return "(?<!\\p{L})руб(?:(?=л[ьяе])|(?!\\p{L}))";
        }
        var quoted = Pattern.quote(sign);
        var before = Character.isLetter(sign.codePointAt(0)) && sign.codePointAt(0) < 0x2E80 ? "(?<!\\p{L})" : "";
        var last = sign.codePointBefore(sign.length());
        var after = Character.isLetter(last) && last < 0x2E80 ? "(?!\\p{L})" : "";
        return before + quoted + after;
    }
}
