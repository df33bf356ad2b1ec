package holdline.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The place in a list after which the next page starts: the sort key of the last item shown, so that a page stays
 * right while rows come and go. Opaque to callers.
 *
 * @param parts of the sort key, most significant first
 */
public record Cursor(List<String> parts) {

    private static final int MAX_LENGTH = 2048;
    private static final ObjectMapper JSON = new ObjectMapper();

    public Cursor {
        parts = List.copyOf(parts);
    }

    /** The cursor of an item with this sort key; parts are written as their {@code toString}. */
    public static Cursor of(Object... parts) {
        return new Cursor(List.of(parts).stream().map(Object::toString).toList());
    }

    /**
     * Reads what a caller sent.
     *
     * @throws Problem 400 naming {@code cursor} when it is none of ours
     */
    public static Cursor parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw foreign();
        }
        try {
            var json = Base64.getUrlDecoder().decode(text);
            return new Cursor(List.of(JSON.readValue(new String(json, UTF_8), String[].class)));
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException _) {
            throw foreign();
        }
    }

    /**
     * As {@link #parse(String)}, for a list whose sort key has so many parts.
     *
     * @throws Problem 400 also when it is another list's cursor
     */
    public static Cursor parse(String text, int parts) {
        var cursor = parse(text);
        if (cursor.parts.size() != parts) {
            throw foreign();
        }
        return cursor;
    }

    /** What callers get as {@code next}. */
    public String encoded() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(parts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of texts is always JSON", e);
        }
    }

    public String part(int index) {
        if (index >= parts.size()) {
            throw foreign();
        }
        return parts.get(index);
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(part(index));
        } catch (DateTimeException _) {
            throw foreign();
        }
    }

    public UUID uuid(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException _) {
            throw foreign();
        }
    }

    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException _) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.invalid("cursor", "the value of next from a page of this list");
    }
}
