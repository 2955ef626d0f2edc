package dev.hiring.candidate.job;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import dev.hiring.candidate.policy.ImpossiblePolicy;

/** A policy whose parts go together; the violation names the part that does not. */
@Constraint(validatedBy = PossiblePolicy.Validator.class)
@Target(TYPE)
@Retention(RUNTIME)
@interface PossiblePolicy {

    String message() default "is not possible";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The policy itself knows. */
    final class Validator implements ConstraintValidator<PossiblePolicy, PolicyBody> {

        @Override
        public boolean isValid(PolicyBody body, ConstraintValidatorContext context) {
            try {
                body.policy();
                return true;
            } catch (ImpossiblePolicy e) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(e.reason())
                        .addPropertyNode(e.field())
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
