package holdline.crawler.extract;

import com.ibm.icu.text.CharsetDetector;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which characters a page's bytes are: byte order mark, then the header, then the page's own declaration, then the
 * bytes themselves. Labels are read as browsers read them (WHATWG Encoding): {@code gb2312} means GB18030,
 * {@code iso-8859-1} means windows-1252. Other than browsers, bytes that are UTF-8 beyond chance are UTF-8 whatever was
 * declared, and bytes that cannot be the UTF-8 they claim are looked at closely.
 */
public final class PageCharset {

    /** Browsers look for a declaration in the first 1024 bytes; real pages often place it later. */
    private static final int LOOK_AT = 8_192;

    /** So many characters beyond ASCII that are all valid UTF-8 are not so by chance: texts of other charsets break at once. */
    private static final int BEYOND_CHANCE = 8;

    /** What the detector is given, from the first byte beyond ASCII: it reads no more. */
    private static final int SAMPLE = 16_384;

    /** Matched on the page's start; comments match first, so that nothing inside them counts. */
    private static final Pattern DECLARATION = Pattern.compile(
            "(?is)<!--.*?-->|<(?:meta|\\?xml)\\b[^>]{0,1000}?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_:.\\-]{2,40})");

    private static final Pattern LABEL = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_:.\\-]{2,40})");

    /** Charsets of the web besides those named below; a page in any other (EBCDIC, UTF-7) is an attack on its reader. */
    private static final Pattern WEB = Pattern.compile(
            "utf-8|big5-hkscs|gb18030|euc-jp|iso-2022-jp|windows-31j|x-windows-949|koi8-[ru]|macintosh|ibm866|tis-620"
                    + "|(?:windows|cp)-?(?:125[0-8]|874)|iso-8859-\\d{1,2}");

    private PageCharset() {}

    /** The bytes as text, without a byte order mark. */
    public static String decode(byte[] bytes, @Nullable String contentType) {
        var mark = byMark(bytes);
        if (mark.isPresent()) {
            return withoutMark(new String(bytes, mark.get()));
        }
        var declared = declared(bytes, contentType);
        if (declared.isEmpty() || declared.get().equals(StandardCharsets.UTF_8)) {
            // Most pages: decoded once, and done.
            var text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') < 0 && wide(bytes).isEmpty() && text.indexOf('\u001B') < 0) {
                return text;
            }
        }
        return withoutMark(new String(bytes, judged(bytes, declared)));
    }

    /** Whether the bytes claim to be UTF-8, or claim nothing: so they are read, unless a broken character tells otherwise. */
    static boolean isAssumedUtf8(byte[] bytes, @Nullable String contentType) {
        var stated = byMark(bytes).or(() -> declared(bytes, contentType));
        return !isWide(bytes) && (stated.isEmpty() || stated.get().equals(StandardCharsets.UTF_8));
    }

    /** Whether characters take two bytes each, so that not even ASCII stands as it is. */
    static boolean isWide(byte[] bytes) {
        return wide(bytes).isPresent()
                || byMark(bytes)
                        .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                        .isPresent();
    }

    private static Charset judged(byte[] bytes, Optional<Charset> declared) {
        var wide = wide(bytes);
        if (wide.isPresent()) {
            return wide.get();
        }
        var other = declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8));
        // Texts of other charsets break at their first words: nobody needs to look at the rest.
        var look = Utf8Look.at(bytes, other.isPresent() ? 1 : bytes.length);
        if (look.isUtf8(BEYOND_CHANCE)) {
            return StandardCharsets.UTF_8;
        }
        return declared.filter(charset -> !charset.equals(StandardCharsets.UTF_8) || look.isMostlyUtf8())
                .orElseGet(() -> guess(bytes, look));
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Optional<Charset> byMark(byte[] b) {
        if (b.length >= 3 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (b.length >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    /** UTF-16 without a mark shows by its first character: pages begin with {@code <}. */
    private static Optional<Charset> wide(byte[] b) {
        if (b.length >= 4 && b[0] == '<' && b[1] == 0 && b[2] != 0 && b[3] == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (b.length >= 4 && b[0] == 0 && b[1] == '<' && b[2] == 0 && b[3] != 0) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static Optional<Charset> declared(byte[] bytes, @Nullable String contentType) {
        if (contentType != null) {
            var label = LABEL.matcher(contentType);
            var named = label.find() ? named(label.group(1)) : Optional.<Charset>empty();
            if (named.isPresent()) {
                return named;
            }
        }
        var start = new String(bytes, 0, Math.min(bytes.length, LOOK_AT), StandardCharsets.ISO_8859_1);
        var declaration = DECLARATION.matcher(start);
        while (declaration.find()) {
            var named = declaration.group(1) == null ? Optional.<Charset>empty() : named(declaration.group(1));
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(String label) {
        var lower = label.toLowerCase(Locale.ROOT);
        var name = switch (lower) {
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese", "gb18030", "cp936", "windows-936" -> "gb18030";
            case "big5", "big5-hkscs", "x-x-big5", "cn-big5", "big5hkscs", "cp950" -> "big5-hkscs";
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932", "ms932" ->
                "windows-31j";
            case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "ansi", "iso8859-1" -> "windows-1252";
            case "iso-8859-9", "latin5" -> "windows-1254";
            case "iso-8859-11", "tis-620", "windows-874" -> "x-windows-874";
            case "euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601", "windows-949", "cp949", "uhc" -> "x-windows-949";
            case "x-euc-jp", "eucjp" -> "euc-jp";
            case "koi8r", "koi8", "koi" -> "koi8-r";
            // A declaration that could be read at all was not UTF-16.
            case "utf8", "utf-16", "utf-16le", "utf-16be", "unicode", "unicode-1-1-utf-8" -> "utf-8";
            default -> lower;
        };
        if (!name.equals("x-windows-874") && !WEB.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name.replace("macintosh", "x-MacRoman")));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    /** By how often the letters of each language stand together; ICU knows this better than we. */
    private static Charset guess(byte[] bytes, Utf8Look look) {
        if (look.isUtf8(0)) {
            var escaped = look.hasEscapes() ? detected(bytes, 0) : Optional.<Charset>empty();
            return escaped.filter(charset -> charset.name().startsWith("ISO-2022"))
                    .orElse(StandardCharsets.UTF_8);
        }
        return look.isMostlyUtf8()
                ? StandardCharsets.UTF_8
                : detected(bytes, look.firstForeign()).orElse(Charset.forName("windows-1252"));
    }

    private static Optional<Charset> detected(byte[] bytes, int from) {
        var sample = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SAMPLE));
        var detector = new CharsetDetector();
        detector.enableInputFilter(true);
        detector.setText(sample);
        return Arrays.stream(detector.detectAll())
                .map(match -> named(match.getName().toLowerCase(Locale.ROOT).replaceAll("_(rtl|ltr|cn|kr)$", "")))
                .flatMap(Optional::stream)
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .findFirst();
    }

    /**
     * How much of some bytes is UTF-8.
     *
     * @param characters beyond ASCII that are whole
     * @param broken bytes that belong to none
     * @param firstForeign where ASCII ends first
     */
    private record Utf8Look(int characters, int broken, int firstForeign, boolean hasEscapes) {

        /** Looks until so many bytes are broken. */
        static Utf8Look at(byte[] bytes, int enough) {
            var characters = 0;
            var broken = 0;
            var first = bytes.length;
            var escapes = false;
            for (var i = 0; i < bytes.length && broken < enough; ) {
                if (bytes[i] >= 0) {
                    escapes |= bytes[i] == 0x1B;
                    i++;
                    continue;
                }
                first = Math.min(first, i);
                var length = length(bytes, i);
                if (length > 0) {
                    characters++;
                    i += length;
                } else {
                    broken++;
                    i++;
                }
            }
            return new Utf8Look(characters, broken, first, escapes);
        }

        /** Of the character that starts here; 0 when none does. A character cut by the end counts as whole. */
        private static int length(byte[] bytes, int at) {
            var lead = bytes[at] & 0xFF;
            var length = lead >= 0xC2 && lead <= 0xDF
                    ? 2
                    : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
            for (var i = at + 1; i < at + length; i++) {
                if (i == bytes.length) {
                    return i - at;
                }
                if ((bytes[i] & 0xC0) != 0x80) {
                    return 0;
                }
            }
            return length;
        }

        boolean isUtf8(int atLeast) {
            return broken == 0 && characters >= atLeast;
        }

        /** A few broken bytes (a stray advertisement) do not make a UTF-8 page something else. */
        boolean isMostlyUtf8() {
            return broken * 10L <= characters;
        }
    }
}
