package holdline.crawler.discover;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What bytes are by their content, whatever their name or header says. */
public enum ContentKind {
    HTML,
    /** A page saved as one file (RFC 2557), as browsers do. */
    MHTML,
    XML,
    GZIP,
    PNG,
    JPEG,
    GIF,
    WEBP,
    /** Text of some other kind: CSV, JSON, plain. */
    TEXT,
    /** Anything else. */
    BINARY;

    private static final int LOOK_AT = 4_096;

    private static final Pattern MHTML_HEAD =
            Pattern.compile("(?is)^(?:[a-z0-9-]+:[^\\n]*\\n(?:[ \\t][^\\n]*\\n)*)*?content-type:\\s*multipart/related");

    private static final Pattern HTML_HEAD = Pattern.compile(
            "(?is)^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.{0,2000}?-->\\s*)*<(?:!doctype\\s+html|html|head|body"
                    + "|meta|title|script|link|div|table|style|iframe|h1|p|span|a)\\b.*");

    public static ContentKind of(byte[] bytes) {
        if (starts(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return PNG;
        }
        if (starts(bytes, 0, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(bytes, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (starts(bytes, 0, 'R', 'I', 'F', 'F') && starts(bytes, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        if (starts(bytes, 0, 0x1F, 0x8B)) {
            return GZIP;
        }
        return ofText(bytes);
    }

    public boolean isPicture() {
        return switch (this) {
            case PNG, JPEG, GIF, WEBP -> true;
            case HTML, MHTML, XML, GZIP, TEXT, BINARY -> false;
        };
    }

    /** The media type it is kept under; never the one the sender claimed. */
    public String mediaType() {
        return switch (this) {
            case HTML -> "text/html";
            case MHTML -> "multipart/related";
            case XML -> "application/xml";
            case GZIP -> "application/gzip";
            case PNG, JPEG, GIF, WEBP -> "image/" + name().toLowerCase(Locale.ROOT);
            case TEXT -> "text/plain";
            case BINARY -> "application/octet-stream";
        };
    }

    private static ContentKind ofText(byte[] bytes) {
        var utf16 = starts(bytes, 0, 0xFF, 0xFE) || starts(bytes, 0, 0xFE, 0xFF);
        var raw = new String(Arrays.copyOf(bytes, Math.min(bytes.length, LOOK_AT)), StandardCharsets.ISO_8859_1);
        if (!utf16 && raw.indexOf('\0') >= 0) {
            return BINARY;
        }
        var head = raw.replace("\0", "").replaceFirst("^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "");
        if (MHTML_HEAD.matcher(head.replace("\r", "")).find()) {
            return MHTML;
        }
        if (HTML_HEAD.matcher(head).matches()) {
            return HTML;
        }
        return head.stripLeading().startsWith("<") ? XML : TEXT;
    }

    private static boolean starts(byte[] bytes, int at, int... magic) {
        if (bytes.length < at + magic.length) {
            return false;
        }
        for (var i = 0; i < magic.length; i++) {
            if ((bytes[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
