package holdline.notification.audience;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text is one plain e-mail address, such as {@code shop@example.com}: no display name, no list, and above all no
 * line break, which would let its writer add headers to our mails. Absent is fine.
 */
@Constraint(validatedBy = EmailAddress.Syntax.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface EmailAddress {

    String message() default "must be one plain e-mail address, such as shop@example.com";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check itself. */
    final class Syntax implements ConstraintValidator<EmailAddress, String> {

        private static final int MAX = 254;
        /** RFC 5321 mailbox without quoting; local part at most 64 octets, a domain of at least two labels. */
        private static final Pattern MAILBOX = Pattern.compile(
                "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                        + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || isAddress(text);
        }

        /** Whether we would send mail there. */
        static boolean isAddress(String text) {
            return text.length() <= MAX
                    && text.indexOf('@') <= 64
                    && MAILBOX.matcher(text).matches();
        }
    }
}
