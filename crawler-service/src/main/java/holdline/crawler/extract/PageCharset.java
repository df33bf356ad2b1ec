package holdline.crawler.extract;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which characters a page's bytes are: byte order mark, then the header, then the page's own declaration, then the
 * bytes themselves. Labels are read as browsers read them (WHATWG Encoding): {@code gb2312} means GB18030,
 * {@code iso-8859-1} means windows-1252.
 */
final class PageCharset {

    /** Browsers look for a declaration in the first 1024 bytes; real pages often place it later. */
    private static final int LOOK_AT = 8_192;

    private static final Pattern LABEL =
            Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.\\-]{2,40})");

    private static final List<String> GUESSES = List.of("GB18030", "Big5", "windows-31j");

    private PageCharset() {}

    static String decode(byte[] bytes, @Nullable String contentType) {
        var text = new String(bytes, of(bytes, contentType));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static Charset of(byte[] bytes, @Nullable String contentType) {
        return byMark(bytes)
                .or(() -> declared(contentType))
                .or(() -> declared(new String(bytes, 0, Math.min(bytes.length, LOOK_AT), StandardCharsets.ISO_8859_1)))
                // A page that says UTF-8 and is not is common: the bytes have the last word.
                .filter(charset -> !charset.equals(StandardCharsets.UTF_8) || fits(bytes, charset) || mostlyFits(bytes))
                .orElseGet(() -> guess(bytes));
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

    private static Optional<Charset> declared(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var label = LABEL.matcher(text);
        while (label.find()) {
            var charset = named(label.group(1));
            if (charset.isPresent()) {
                return charset;
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(String label) {
        var name = switch (label.toLowerCase(Locale.ROOT)) {
            case "gb2312", "gbk", "gb_2312-80", "x-gbk", "chinese", "gb18030" -> "GB18030";
            case "big5", "big5-hkscs", "x-x-big5", "cn-big5" -> "Big5-HKSCS";
            case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji" -> "windows-31j";
            case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii" -> "windows-1252";
            case "iso-8859-9" -> "windows-1254";
            case "euc-kr", "ks_c_5601-1987" -> "x-windows-949";
            // A declaration that could be read at all was not UTF-16.
            case "utf8", "utf-16", "utf-16le", "utf-16be", "unicode" -> "UTF-8";
            default -> label;
        };
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return Optional.empty();
        }
    }

    private static Charset guess(byte[] bytes) {
        if (fits(bytes, StandardCharsets.UTF_8)) {
            return StandardCharsets.UTF_8;
        }
        for (var name : GUESSES) {
            var charset = Charset.forName(name);
            if (fits(bytes, charset)) {
                return charset;
            }
        }
        return Charset.forName("windows-1252");
    }

    private static boolean fits(byte[] bytes, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }

    /** A few broken bytes (a cut character, a stray advertisement) do not make a UTF-8 page something else. */
    private static boolean mostlyFits(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var broken = text.chars().filter(c -> c == '\uFFFD').count();
        var foreign = text.chars().filter(c -> c > 0x7F).count();
        return broken * 10 <= foreign;
    }
}
