package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The order that a query asks for. Each document's sort key is taken once, and no more documents are kept than wanted. */
final class DocumentOrder {

    /** A document, what it is ordered by, and its place among equals. */
    private record Ranked(@Nullable Object[] key, int place, byte[] encoded) {}

    private final List<String> fields;
    private final List<Boolean> ascending;
    private final Comparator<Ranked> comparator;

    private DocumentOrder(Document orderBy) {
        this.fields = List.copyOf(orderBy.keySet());
        this.ascending = orderBy.values().stream()
                .map(direction -> ((Number) direction).intValue() > 0)
                .toList();
        this.comparator = byKey(ascending).thenComparingInt(Ranked::place);
    }

    /** The order by these fields, or null for none: the documents come as they are found. */
    static @Nullable DocumentOrder by(@Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural")) {
            return null;
        }
        return new DocumentOrder(orderBy);
    }

    List<String> fields() {
        return fields;
    }

    /** Whether all fields ascend, or all descend. */
    boolean isOneWay() {
        return ascending.stream().distinct().count() == 1;
    }

    boolean isDescending() {
        return !ascending.getFirst();
    }

    private static Comparator<Ranked> byKey(List<Boolean> ascending) {
        List<ValueComparator> comparators = ascending.stream()
                .map(up -> up ? ValueComparator.asc() : ValueComparator.desc())
                .toList();
        return (left, right) -> {
            for (int i = 0; i < comparators.size(); i++) {
                int order = comparators.get(i).compare(left.key[i], right.key[i]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
    }

    /**
     * The first documents of the order.
     *
     * @param wanted how many; 0 for all
     */
    List<byte[]> first(Stream<Found> documents, int wanted) {
        List<Ranked> ranked = wanted > 0 ? smallest(documents, wanted) : all(documents);
        ranked.sort(comparator);
        return ranked.stream().map(Ranked::encoded).toList();
    }

    private List<Ranked> all(Stream<Found> documents) {
        List<Ranked> ranked = new ArrayList<>();
        documents.forEach(found -> ranked.add(rank(found, ranked.size())));
        return ranked;
    }

    private List<Ranked> smallest(Stream<Found> documents, int wanted) {
        PriorityQueue<Ranked> greatestFirst = new PriorityQueue<>(comparator.reversed());
        int[] place = {0};
        documents.forEach(found -> {
            greatestFirst.add(rank(found, place[0]++));
            if (greatestFirst.size() > wanted) {
                greatestFirst.remove();
            }
        });
        return new ArrayList<>(greatestFirst);
    }

    private Ranked rank(Found found, int place) {
        @Nullable
        Object[] key = fields.stream()
                .map(field -> Utils.getSubdocumentValueCollectionAware(found.document(), field))
                .toArray();
        return new Ranked(key, place, found.encoded());
    }
}
