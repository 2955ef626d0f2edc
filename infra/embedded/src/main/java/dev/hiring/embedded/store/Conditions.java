package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import dev.hiring.embedded.store.KeyRange.Points;

/**
 * What a query demands of single fields, all of it at once. Demands of another kind ({@code $or}, {@code $expr}) are not
 * listed: they only narrow the result further.
 */
final class Conditions {

    private final Map<String, List<KeyRange>> ranges = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.add("", query);
        return conditions;
    }

    private void add(String prefix, Document query) {
        query.forEach((name, condition) -> {
            if (name.equals("$and")) {
                if (condition instanceof Collection<?> all) {
                    all.forEach(part -> addPart(prefix, part));
                }
            } else if (!name.startsWith("$")) {
                addField(prefix + name, condition);
            }
        });
    }

    private void addPart(String prefix, @Nullable Object part) {
        if (part instanceof Document query) {
            add(prefix, query);
        }
    }

    private void addField(String field, @Nullable Object condition) {
        KeyRange range = isSubdocumentId(field, condition)
                ? new Points(Collections.singletonList(KeyOrder.keyOf(condition)))
                : KeyRange.of(condition);
        if (range != null) {
            ranges.computeIfAbsent(field, _ -> new ArrayList<>(1)).add(range);
        }
        if (condition instanceof Document operators) {
            addPart(field + ".", operators.get("$elemMatch"));
        }
    }

    /** A subdocument is looked up only as an id: elsewhere the library lets it match more than itself. */
    private static boolean isSubdocumentId(String field, @Nullable Object condition) {
        return field.equals("_id")
                && condition instanceof Document id
                && !id.isEmpty()
                && id.keySet().stream().noneMatch(name -> name.startsWith("$"));
    }

    /**
     * What is demanded of a field.
     *
     * @param severalValues whether a document may have several values there, as in an array; then different ones may meet
     *     different demands, and only one demand narrows
     */
    @Nullable
    KeyRange on(String field, boolean severalValues) {
        List<KeyRange> all = ranges.get(field);
        if (all == null) {
            return null;
        }
        return severalValues
                ? all.stream().filter(Points.class::isInstance).findFirst().orElse(all.getFirst())
                : all.stream().reduce(KeyRange::and).orElseThrow();
    }
}
