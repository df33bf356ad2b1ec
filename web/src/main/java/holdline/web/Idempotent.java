package holdline.web;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a POST method of a resource: a request that carries an {@code Idempotency-Key} header happens once per tenant and
 * key. The same request again gets the first answer again; another request under the same key gets 422. Keys are
 * forgotten after a day. Without the header nothing changes.
 *
 * <p>The key, the use case's effect and the stored answer are one database transaction: use cases join it
 * ({@code @Transactional}, never {@code REQUIRES_NEW}). So:
 *
 * <ul>
 *   <li>Two equal requests at once: the second waits for the first and gets its answer, or 409 after some seconds.
 *   <li>The process dies before the answer is stored: the effect is undone with it, and repeating is safe.
 *   <li>The process dies after the commit, before the answer is sent: repeating brings the stored answer.
 *   <li>The request is refused or fails: nothing is stored, the key stays free.
 *   <li>What is {@link ShownOnce} is not stored: the first answer alone has it.
 * </ul>
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
