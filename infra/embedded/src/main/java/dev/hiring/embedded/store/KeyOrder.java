package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of values in an index: MongoDB's order of types, and the usual one within a type.
 *
 * <p>It may call different values equal (numbers that are the same double, subdocuments with the same hash) because every document
 * that an index finds is matched against the whole query afterwards. It must never separate values that a query calls
 * equal, and it must be a total order, which the library's own comparator is not for mixed numbers.
 */
final class KeyOrder implements Comparator<@Nullable Object> {

    static final KeyOrder INSTANCE = new KeyOrder();

    /** The position before or after all values of one type. */
    record Edge(Type type, boolean after) {}

    /** Stands for a subdocument, which an index cannot order but can find by its hash. */
    record SubdocumentKey(int hash) {

        static SubdocumentKey of(Document document) {
            Object[] values = {document};
            return new SubdocumentKey(
                    Objects.hashCode(new KeyValue(values).normalized().get(0)));
        }
    }

    /** In ascending order. */
    enum Type {
        MIN_KEY(false),
        NULL(false),
        NUMBER(true),
        STRING(true),
        SUBDOCUMENT(false),
        LIST(false),
        BINARY(true),
        LEGACY_UUID(true),
        UUID(true),
        OBJECT_ID(true),
        BOOLEAN(true),
        INSTANT(true),
        TIMESTAMP(true),
        OTHER(false),
        MAX_KEY(false),
        /** Stands in a compound key for an array without elements; no query asks for it. */
        NOTHING(false);

        private final boolean comparable;

        Type(boolean comparable) {
            this.comparable = comparable;
        }

        /** Whether values of this type can bound a range. */
        boolean isComparable() {
            return comparable;
        }
    }

    private KeyOrder() {}

    static Type typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> Type.NULL;
            case Missing _ -> Type.NULL;
            case Edge edge -> edge.type();
            case MinKey _ -> Type.MIN_KEY;
            case Number _ -> Type.NUMBER;
            case String _ -> Type.STRING;
            case SubdocumentKey _ -> Type.SUBDOCUMENT;
            case Collection<?> _ -> Type.LIST;
            case BinData _ -> Type.BINARY;
            case LegacyUUID _ -> Type.LEGACY_UUID;
            case UUID _ -> Type.UUID;
            case ObjectId _ -> Type.OBJECT_ID;
            case Boolean _ -> Type.BOOLEAN;
            case Instant _ -> Type.INSTANT;
            case BsonTimestamp _ -> Type.TIMESTAMP;
            case MaxKey _ -> Type.MAX_KEY;
            default -> Type.OTHER;
        };
    }

    /** What stands in an index for a value of a document. */
    static @Nullable Object keyOf(@Nullable Object value) {
        return value instanceof Document subdocument ? SubdocumentKey.of(subdocument) : value;
    }

    /** Whether the order tells a value from all others of its type. */
    static boolean isExact(@Nullable Object value) {
        Type type = typeOf(value);
        return type.isComparable() || type == Type.NULL;
    }

    @Override
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        Type type = typeOf(left);
        int byType = type.compareTo(typeOf(right));
        if (byType != 0) {
            return byType;
        }
        if (left instanceof Edge || right instanceof Edge) {
            return Integer.compare(side(left), side(right));
        }
        return compareWithin(type, left, right);
    }

    private static int side(@Nullable Object value) {
        return value instanceof Edge edge ? (edge.after() ? 1 : -1) : 0;
    }

    private static int compareWithin(Type type, @Nullable Object left, @Nullable Object right) {
        return switch (type) {
            case NUMBER -> Double.compare(asDouble(left), asDouble(right));
            case UUID -> compareUuids((UUID) left, (UUID) right);
            case STRING, BINARY, LEGACY_UUID, OBJECT_ID, BOOLEAN, INSTANT, TIMESTAMP -> compareNaturally(left, right);
            case SUBDOCUMENT -> Integer.compare(Objects.hashCode(left), Objects.hashCode(right));
            case MIN_KEY, NULL, LIST, OTHER, MAX_KEY, NOTHING -> 0;
        };
    }

    private static double asDouble(@Nullable Object number) {
        // Adding zero turns -0.0, which Double.compare tells from 0.0, into 0.0.
        return number instanceof Number value ? value.doubleValue() + 0.0 : Double.NaN;
    }

    /** As their text compares, which is how ranges of them are matched; Java's own order is by signed halves. */
    private static int compareUuids(@Nullable UUID left, @Nullable UUID right) {
        if (left == null || right == null) {
            return 0;
        }
        int high = Long.compareUnsigned(left.getMostSignificantBits(), right.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(left.getLeastSignificantBits(), right.getLeastSignificantBits());
    }

    @SuppressWarnings("unchecked")
    private static int compareNaturally(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? 0 : ((Comparable<Object>) left).compareTo(right);
    }
}
