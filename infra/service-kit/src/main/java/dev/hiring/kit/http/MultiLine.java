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

/** Text of any number of lines: as {@link SingleLine}, but tabs and line breaks may stand in it. */
@Pattern(regexp = MultiLine.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
public @interface MultiLine {

    /** What the whole text matches, for those who check without annotations; JavaScript reads it too. */
    String PATTERN = "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\p{Cs}]*";

    String message() default "must be well-formed Unicode without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
