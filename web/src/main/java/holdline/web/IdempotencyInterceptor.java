package holdline.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Puts a transaction around a resource method and the key into it; see {@link Idempotent}. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class IdempotencyInterceptor {

    static final String HEADER = "Idempotency-Key";

    private static final int MAX_KEY = 128;

    private final HttpServerRequest request;
    private final Caller caller;
    private final IdempotencyKeys keys;
    private final StoredAnswers answers;

    IdempotencyInterceptor(HttpServerRequest request, Caller caller, IdempotencyKeys keys, StoredAnswers answers) {
        this.request = request;
        this.caller = caller;
        this.keys = keys;
        this.answers = answers;
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return invocation.proceed();
        }
        if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Problem.invalid(HEADER, "1 to " + MAX_KEY + " visible ASCII characters");
        }
        var tenant = caller.tenant();
        var fingerprint = answers.fingerprint(request, invocation);
        return QuarkusTransaction.requiringNew().call(() -> {
            var before = keys.claim(tenant, key, fingerprint);
            if (before.isPresent()) {
                throw new AnsweredBefore(before.get());
            }
            var result = invocation.proceed();
            keys.answer(tenant, key, answers.of(invocation.getMethod(), result));
            return result;
        });
    }
}
