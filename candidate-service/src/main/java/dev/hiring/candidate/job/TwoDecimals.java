package dev.hiring.candidate.job;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.TYPE_USE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A number of at most two decimals, however it is written: 50.10 and 50.100 are the same number. */
@Constraint(validatedBy = TwoDecimals.Validator.class)
@Target({FIELD, TYPE_USE})
@Retention(RUNTIME)
@interface TwoDecimals {

    String message() default "must have at most two decimals";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Null is somebody else's to refuse. */
    final class Validator implements ConstraintValidator<TwoDecimals, BigDecimal> {

        @Override
        public boolean isValid(@Nullable BigDecimal number, ConstraintValidatorContext context) {
            return number == null || number.stripTrailingZeros().scale() <= 2;
        }
    }
}
