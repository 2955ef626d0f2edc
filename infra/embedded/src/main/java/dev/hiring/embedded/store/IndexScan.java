package dev.hiring.embedded.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

import dev.hiring.embedded.store.KeyOrder.Edge;
import dev.hiring.embedded.store.KeyOrder.Type;
import dev.hiring.embedded.store.KeyRange.Between;
import dev.hiring.embedded.store.KeyRange.Points;

/**
 * The parts of an index in which everything lies that a query can match: its leading fields at given values, then one
 * field in a range.
 */
final class IndexScan {

    /** More combinations of values than this are not looked up one by one. */
    private static final int MAX_COMBINATIONS = 10_000;

    private static final Edge END = new Edge(Type.NOTHING, true);

    /** All keys from one that is or begins with the lower bound to the last that is or begins with the upper one. */
    private record Span(@Nullable Object[] lower, @Nullable Object[] upper) {}

    private final OrderedIndex index;
    private final List<Span> spans;
    private final int fields;
    private final int fixedFields;

    private IndexScan(OrderedIndex index, List<Span> spans, int fields, int fixedFields) {
        this.index = index;
        this.spans = spans;
        this.fields = fields;
        this.fixedFields = fixedFields;
    }

    /** The smallest part of the index that the conditions leave; all of it where they do not concern it. */
    static IndexScan of(OrderedIndex index, Conditions conditions) {
        List<@Nullable Object[]> prefixes = new ArrayList<>();
        prefixes.add(new @Nullable Object[0]);
        int fields = 0;
        int fixed = 0;
        for (String field : index.fields()) {
            KeyRange range = conditions.on(field, index.isMultikey());
            boolean missesAbsent = fields == 0 && index.isSparse() && range != null && range.includesNull();
            if (range == null || missesAbsent) {
                break;
            }
            if (range instanceof Between between) {
                return new IndexScan(index, spans(prefixes, between), fields + 1, fixed);
            }
            Collection<@Nullable Object> values = ((Points) range).values();
            if (fields > 0 && (long) prefixes.size() * values.size() > MAX_COMBINATIONS) {
                break;
            }
            prefixes = extend(prefixes, values);
            fields++;
            if (prefixes.size() == 1) {
                fixed++;
            }
        }
        return new IndexScan(index, spans(prefixes), fields, fixed);
    }

    private static List<@Nullable Object[]> extend(
            List<@Nullable Object[]> prefixes, Collection<@Nullable Object> values) {
        List<@Nullable Object[]> extended = new ArrayList<>(prefixes.size() * values.size());
        for (@Nullable Object[] prefix : prefixes) {
            for (Object value : values) {
                extended.add(append(prefix, value));
            }
        }
        return extended;
    }

    private static @Nullable Object[] append(@Nullable Object[] prefix, @Nullable Object value) {
        @Nullable Object[] longer = Arrays.copyOf(prefix, prefix.length + 1);
        longer[prefix.length] = value;
        return longer;
    }

    private static List<Span> spans(List<@Nullable Object[]> prefixes) {
        return prefixes.stream()
                .map(prefix -> new Span(prefix, append(prefix, END)))
                .toList();
    }

    private static List<Span> spans(List<@Nullable Object[]> prefixes, Between between) {
        return prefixes.stream()
                .map(prefix -> new Span(append(prefix, between.lower()), append(append(prefix, between.upper()), END)))
                .toList();
    }

    /** Whether it finds less than everything. */
    boolean isNarrowed() {
        return fields > 0;
    }

    /** How many of the index's fields narrow the query. */
    int fields() {
        return fields;
    }

    /** Whether the documents come in an order; fields that have the same value in all of them do not matter for it. */
    boolean provides(DocumentOrder order) {
        if (spans.size() != 1 || !index.isSortable() || (index.isSparse() && fields == 0)) {
            return false;
        }
        List<String> fixed = index.fields().subList(0, fixedFields);
        List<String> wanted =
                order.fields().stream().filter(field -> !fixed.contains(field)).toList();
        List<String> given = index.fields().subList(fixedFields, index.fields().size());
        return order.isOneWay()
                && wanted.size() <= given.size()
                && given.subList(0, wanted.size()).equals(wanted);
    }

    /** How many documents would have to be read, counted no further than to the limit. */
    int countUpTo(int limit) {
        int count = 0;
        for (Span span : spans) {
            for (Set<Object> positions : part(span).values()) {
                count += positions.size();
                if (count >= limit) {
                    return limit;
                }
            }
        }
        return count;
    }

    /** Each document once, in the order of the index. */
    Stream<Object> positions(boolean descending) {
        Stream<Object> positions = spans.stream()
                .map(span -> descending ? part(span).descendingMap() : part(span))
                .flatMap(part -> part.values().stream())
                .flatMap(Set::stream);
        return index.isMultikey() ? positions.distinct() : positions;
    }

    private NavigableMap<@Nullable Object[], Set<Object>> part(Span span) {
        return index.entries().subMap(span.lower(), true, span.upper(), true);
    }
}
