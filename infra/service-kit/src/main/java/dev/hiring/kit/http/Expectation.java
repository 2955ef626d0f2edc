package dev.hiring.kit.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Says in plain words what a value should have been. */
final class Expectation {

    /** As many as the store's decimals keep. */
    static final int DIGITS = 34;

    private static final List<Class<?>> WHOLE =
            List.of(Integer.class, Long.class, Short.class, Byte.class, BigInteger.class);
    private static final List<Class<?>> NUMBERS = List.of(BigDecimal.class, Double.class, Float.class);
    private static final Map<Class<?>, String> OTHERS = Map.of(
            Boolean.class, "true or false",
            String.class, "a text",
            Instant.class, "an instant such as 2026-01-31T12:00:00Z",
            LocalDate.class, "a date such as 2026-01-31",
            Duration.class, "a duration such as PT30M",
            UUID.class, "a UUID");

    private Expectation() {}

    static String of(@Nullable Class<?> wanted) {
        if (wanted == null) {
            return "has a wrong value";
        }
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(wanted);
        if (type.isEnum()) {
            return oneOf(
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        if (WHOLE.contains(type)) {
            return "must be a whole number" + range(type);
        }
        if (NUMBERS.contains(type)) {
            return "must be a number of at most " + DIGITS + " digits";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        return "must be " + OTHERS.getOrDefault(type, "an object");
    }

    static String oneOf(Collection<String> accepted) {
        return accepted.stream().collect(Collectors.joining(", ", "must be one of ", ""));
    }

    private static String range(Class<?> type) {
        return type == Integer.class ? " from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE : "";
    }
}
