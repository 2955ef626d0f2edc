package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

import dev.hiring.embedded.store.KeyOrder.Edge;
import dev.hiring.embedded.store.KeyOrder.Type;

/** The values that one field of an index may have: a set of points, or all from a lower to an upper bound, inclusive. */
sealed interface KeyRange {

    /** At most these values, each once. */
    record Points(Collection<@Nullable Object> values) implements KeyRange {

        private Points within(KeyRange other) {
            return new Points(values.stream().filter(other::contains).toList());
        }

        @Override
        public boolean contains(@Nullable Object value) {
            return values.stream().anyMatch(each -> KeyOrder.INSTANCE.compare(each, value) == 0);
        }
    }

    /** All values in between, bounds included. */
    record Between(Object lower, Object upper) implements KeyRange {

        private KeyRange and(Between other) {
            Object highest = KeyOrder.INSTANCE.compare(lower, other.lower) < 0 ? other.lower : lower;
            Object lowest = KeyOrder.INSTANCE.compare(upper, other.upper) > 0 ? other.upper : upper;
            return of(highest, lowest);
        }

        private static KeyRange of(Object lower, Object upper) {
            return KeyOrder.INSTANCE.compare(lower, upper) <= 0 ? new Between(lower, upper) : new Points(List.of());
        }

        @Override
        public boolean contains(@Nullable Object value) {
            return KeyOrder.INSTANCE.compare(lower, value) <= 0 && KeyOrder.INSTANCE.compare(value, upper) <= 0;
        }
    }

    boolean contains(@Nullable Object value);

    /** What both leave over. */
    static KeyRange and(KeyRange left, KeyRange right) {
        return switch (left) {
            case Points points -> points.within(right);
            case Between between when right instanceof Points points -> points.within(between);
            case Between between -> between.and((Between) right);
        };
    }

    /** Whether a field that is absent could be meant. */
    default boolean includesNull() {
        return this instanceof Points(var values)
                && values.stream().anyMatch(value -> KeyOrder.typeOf(value) == Type.NULL);
    }

    /**
     * What a condition on a field leaves over.
     *
     * @return null when an index cannot narrow it
     */
    static @Nullable KeyRange of(@Nullable Object condition) {
        if (KeyOrder.isExact(condition)) {
            return new Points(Collections.singletonList(condition));
        }
        if (!(condition instanceof Document operators) || BsonRegularExpression.isRegularExpression(operators)) {
            return null;
        }
        if (operators.containsKey("$eq")) {
            return KeyOrder.isExact(operators.get("$eq")) ? of(operators.get("$eq")) : null;
        }
        if (operators.get("$in") instanceof Collection<?> values) {
            return points(values);
        }
        return between(operators);
    }

    private static @Nullable KeyRange points(Collection<?> values) {
        TreeSet<@Nullable Object> distinct = new TreeSet<>(KeyOrder.INSTANCE);
        for (Object value : values) {
            if (!KeyOrder.isExact(value)) {
                return null;
            }
            distinct.add(value);
        }
        return new Points(distinct);
    }

    private static @Nullable KeyRange between(Document operators) {
        Object lower = greatest(bound(operators, "$gt"), bound(operators, "$gte"));
        Object upper = least(bound(operators, "$lt"), bound(operators, "$lte"));
        if (lower == null && upper == null) {
            return null;
        }
        // A range holds values of its bound's type only.
        if (lower == null) {
            lower = new Edge(KeyOrder.typeOf(upper), false);
        }
        if (upper == null) {
            upper = new Edge(KeyOrder.typeOf(lower), true);
        }
        return Between.of(lower, upper);
    }

    private static @Nullable Object bound(Document operators, String operator) {
        Object value = operators.get(operator);
        return KeyOrder.typeOf(value).isComparable() ? value : null;
    }

    private static @Nullable Object greatest(@Nullable Object left, @Nullable Object right) {
        return left == null || (right != null && KeyOrder.INSTANCE.compare(left, right) < 0) ? right : left;
    }

    private static @Nullable Object least(@Nullable Object left, @Nullable Object right) {
        return left == null || (right != null && KeyOrder.INSTANCE.compare(left, right) > 0) ? right : left;
    }
}
