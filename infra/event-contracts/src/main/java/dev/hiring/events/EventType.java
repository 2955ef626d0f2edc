package dev.hiring.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The CloudEvents type of an event: a literal that outlives any renaming of the class that carries it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

    /** {@code hiring.<topic>.<what happened>.v<n>}; a breaking change gets a new number beside the old. */
    String value();
}
