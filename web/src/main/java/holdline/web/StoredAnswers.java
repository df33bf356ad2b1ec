package holdline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a request asks and what a method answers, in the form in which they are compared and kept. */
@ApplicationScoped
class StoredAnswers {

    private static final int MAX_BODY = 1024 * 1024;

    private final ObjectMapper json;
    private final ObjectMapper keepable;

    StoredAnswers(ObjectMapper json) {
        this.json = json;
        this.keepable = json.copy();
        keepable.setAnnotationIntrospector(AnnotationIntrospector.pair(
                new PassingOverWhatIsShownOnce(), json.getSerializationConfig().getAnnotationIntrospector()));
    }

    /** SHA-256 of method, address and body as understood: whitespace in the JSON makes no other request. */
    byte[] fingerprint(HttpServerRequest request, InvocationContext invocation) {
        var digest = sha256();
        digest.update((request.method() + " " + request.uri() + "\n").getBytes(StandardCharsets.UTF_8));
        var annotations = invocation.getMethod().getParameterAnnotations();
        var values = invocation.getParameters();
        for (var i = 0; i < values.length; i++) {
            if (isBody(annotations[i])) {
                digest.update(write(json, values[i]));
            }
        }
        return digest.digest();
    }

    /** Everything else a resource method is given carries an annotation that says where it comes from. */
    private static boolean isBody(java.lang.annotation.Annotation[] annotations) {
        for (var annotation : annotations) {
            var from = annotation.annotationType().getName();
            if (from.startsWith("jakarta.ws.rs.") || from.startsWith("org.jboss.resteasy.reactive.")) {
                return false;
            }
        }
        return true;
    }

    StoredAnswer of(Method method, @Nullable Object result) {
        return switch (result) {
            case null -> new StoredAnswer(status(method, 204), null, null, null);
            case RestResponse<?> response -> of(response.toResponse());
            case Response response -> of(response);
            default -> new StoredAnswer(status(method, 200), null, null, body(result));
        };
    }

    private StoredAnswer of(Response response) {
        return new StoredAnswer(
                response.getStatus(),
                response.getHeaderString("Location"),
                response.getEntityTag() == null ? null : response.getHeaderString("ETag"),
                response.hasEntity() ? body(response.getEntity()) : null);
    }

    private static int status(Method method, int otherwise) {
        var declared = method.getAnnotation(ResponseStatus.class);
        return declared == null ? otherwise : declared.value();
    }

    private String body(Object entity) {
        var body = write(keepable, entity);
        if (body.length > MAX_BODY) {
            throw new IllegalStateException("an answer of " + body.length + " bytes is too large to be kept");
        }
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] write(ObjectMapper mapper, @Nullable Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only JSON requests and answers can be idempotent", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Leaves {@link ShownOnce} parts out of what is written. */
    private static final class PassingOverWhatIsShownOnce extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public boolean hasIgnoreMarker(AnnotatedMember member) {
            return member.hasAnnotation(ShownOnce.class);
        }
    }
}
