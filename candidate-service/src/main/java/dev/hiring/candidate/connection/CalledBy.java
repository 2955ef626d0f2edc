package dev.hiring.candidate.connection;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the controllers that an ATS calls, by the key of a connection: it is looked at before anything else of the
 * request. The connection can be an argument of their methods.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface CalledBy {
    Kind value();
}
