package holdline.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a part of an answer that is told once, such as a secret: the answer kept for {@link Idempotent} goes without it, so
 * it lies in no table that is not meant for it, and a repeated request is answered without it too.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
public @interface ShownOnce {}
