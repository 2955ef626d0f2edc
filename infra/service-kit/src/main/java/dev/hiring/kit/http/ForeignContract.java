package dev.hiring.kit.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks controllers whose operations somebody else has prescribed. By such a contract callers may send more than it
 * names, as it grows: parameters and bodies that an operation does not know are left alone there.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForeignContract {}
