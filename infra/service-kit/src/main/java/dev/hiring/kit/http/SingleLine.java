package dev.hiring.kit.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Text that stays one line wherever it is shown: no control characters, no line or paragraph separators, no halves of
 * surrogate pairs, which have no UTF-8 and so could be neither answered nor told in an event. Every letter, emoji and
 * writing direction is welcome.
 */
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
public @interface SingleLine {

    String message() default "must be one line of well-formed Unicode without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
