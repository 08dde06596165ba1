package io.broadsheet.digest.newsletter;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Newsletter settings whose {@code day:} fits their {@code schedule:}; names the key, so that the start can name the line. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = FittingDay.Validator.class)
@interface FittingDay {

    String message() default "does not fit the schedule";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Checks the settings. */
    final class Validator implements ConstraintValidator<FittingDay, NewsletterSettings> {

        @Override
        public boolean isValid(NewsletterSettings settings, ConstraintValidatorContext context) {
            if (settings.schedule() == null) {
                return true; // its own constraint says so
            }
            if (settings.dayOfMonth() != null && settings.day() != null) {
                return refused(context, "day", "day and day-of-month say the same; keep day");
            }
            if (settings.dayOfMonth() != null && settings.schedule() != RhythmReader.Frequency.MONTHLY) {
                return refused(context, "dayOfMonth", "belongs to a monthly schedule; write day instead");
            }
            return settings.rhythm().isPresent()
                    || refused(context, settings.day() == null ? "dayOfMonth" : "day", settings.schedule().days);
        }

        private static boolean refused(ConstraintValidatorContext context, String key, String reason) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(reason)
                    .addPropertyNode(key)
                    .addConstraintViolation();
            return false;
        }
    }
}
