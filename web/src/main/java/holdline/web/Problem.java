package holdline.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not done, told to its sender as {@code application/problem+json} (RFC 9457). Thrown by resources
 * and use cases alike; carries no stack trace, because it is an answer and not a defect.
 */
public final class Problem extends RuntimeException {

    /** The media type of every error this suite answers with. */
    public static final String MEDIA_TYPE = "application/problem+json";

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /** 404: there is no such thing, or it is another tenant's, which is the same to the caller. */
    public static Problem notFound(String what, Object id) {
        return new Problem(404, "There is no " + what + " " + shortened(id) + ".");
    }

    /** 409: the state does not allow it. The detail says why, and {@link #with} what would be allowed. */
    public static Problem refused(String detail) {
        return new Problem(409, detail);
    }

    /** 409: it exists already. */
    public static Problem exists(String what, Object id) {
        return new Problem(409, "There is already a " + what + " " + shortened(id) + ".");
    }

    /**
     * 400: one field of the request is wrong.
     *
     * @param field as the sender wrote it, nested fields with dots
     * @param shouldBe what would be right, completing "must be ..."
     */
    public static Problem invalid(String field, String shouldBe) {
        return invalid(List.of(new FieldError(field, "must be " + shouldBe)));
    }

    /** 400: several fields of the request are wrong; every one is named. */
    static Problem invalid(List<FieldError> errors) {
        var first = errors.getFirst();
        var more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
        return new Problem(400, first.field() + " " + first.message() + more + ".").with("errors", errors);
    }

    /** 400: the request cannot be read at all. */
    static Problem unreadable(String detail) {
        return new Problem(400, detail);
    }

    /** 401: no token, or one that is not trusted. */
    static Problem unauthenticated(String detail) {
        return new Problem(401, detail).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** 403: the caller may not. */
    public static Problem forbidden(String detail) {
        return new Problem(403, detail);
    }

    /** 412: it has changed since the caller read it. */
    public static Problem preconditionFailed(String detail) {
        return new Problem(412, detail);
    }

    /** 413: more than we take. */
    public static Problem tooLarge(String detail) {
        return new Problem(413, detail);
    }

    /** 422: the request is well formed, but what it asks for makes no sense. */
    public static Problem unprocessable(String detail) {
        return new Problem(422, detail);
    }

    /** 428: a change must say which version it is based on. */
    static Problem preconditionRequired() {
        return new Problem(428, "The header If-Match is missing: read the thing first and send its ETag.");
    }

    /** 429: too often. */
    public static Problem tooMany(String detail) {
        return new Problem(429, detail);
    }

    /** 503: something we need is away. */
    public static Problem unavailable(String detail) {
        return new Problem(503, detail).header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** Adds a member of our own, such as {@code legalMoves}; anything Jackson can write. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    Problem header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** What went wrong with this request, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    /** The members added by {@link #with}. */
    public Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The problem's general name, the same for every one of its kind. */
    String title() {
        return title(status);
    }

    private static String title(int status) {
        return switch (status) {
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            default -> reason(Response.Status.fromStatusCode(status));
        };
    }

    private static String reason(Response.@Nullable Status status) {
        return status == null ? "Error" : status.getReasonPhrase();
    }

    /** What a caller sent comes back shortened: an answer is no place for a megabyte. */
    private static String shortened(Object id) {
        var text = String.valueOf(id);
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /**
     * One field and what is wrong with it.
     *
     * @param message completes a sentence that starts with the field: "must be ..."
     */
    public record FieldError(String field, String message) {}
}
