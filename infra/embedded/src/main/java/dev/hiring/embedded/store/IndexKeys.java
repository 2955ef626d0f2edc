package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes from documents the keys under which an index holds them: one, or several where a path leads through arrays. */
final class IndexKeys {

    private static final Object NOTHING = new KeyOrder.Edge(KeyOrder.Type.NOTHING, false);

    private final List<List<String>> paths;
    private final boolean sparse;

    IndexKeys(List<String> fields, boolean sparse) {
        this.paths =
                fields.stream().map(field -> List.of(field.split("\\.", -1))).toList();
        this.sparse = sparse;
    }

    /** The keys of one document. */
    record Keys(List<@Nullable Object[]> values, boolean throughArray) {}

    Keys of(Document document) {
        List<List<@Nullable Object>> columns = new ArrayList<>(paths.size());
        Collector collector = new Collector();
        boolean absent = true;
        for (List<String> path : paths) {
            List<@Nullable Object> column = collector.collect(document, path);
            absent &= column.stream().allMatch(Missing.class::isInstance);
            columns.add(column);
        }
        // A single path that leads to no value, as through an empty array, is matched by no condition on that path.
        boolean unreachable = columns.size() == 1 && columns.getFirst().isEmpty();
        List<@Nullable Object[]> keys = unreachable || (sparse && absent) ? List.of() : combine(columns);
        return new Keys(keys, collector.throughArray);
    }

    private static List<@Nullable Object[]> combine(List<List<@Nullable Object>> columns) {
        List<@Nullable Object[]> keys = new ArrayList<>();
        keys.add(new @Nullable Object[columns.size()]);
        for (int i = 0; i < columns.size(); i++) {
            List<@Nullable Object> column = columns.get(i);
            if (column.size() == 1) {
                fill(keys, i, column.getFirst());
            } else if (column.isEmpty()) {
                fill(keys, i, NOTHING);
            } else {
                keys = multiply(keys, i, column);
            }
        }
        return keys;
    }

    private static void fill(List<@Nullable Object[]> keys, int column, @Nullable Object value) {
        for (@Nullable Object[] key : keys) {
            key[column] = value;
        }
    }

    private static List<@Nullable Object[]> multiply(
            List<@Nullable Object[]> keys, int column, List<@Nullable Object> values) {
        List<@Nullable Object[]> product = new ArrayList<>(keys.size() * values.size());
        for (@Nullable Object[] key : keys) {
            for (Object value : values) {
                @Nullable Object[] copy = key.clone();
                copy[column] = value;
                product.add(copy);
            }
        }
        return product;
    }

    private static final class Collector {

        private boolean throughArray;

        private List<@Nullable Object> collect(Document document, List<String> path) {
            List<@Nullable Object> values = new ArrayList<>(1);
            descend(document, path, values);
            return values;
        }

        private void descend(@Nullable Object value, List<String> path, List<@Nullable Object> values) {
            if (value instanceof Collection<?> elements) {
                throughArray = true;
                if (path.isEmpty()) {
                    elements.forEach(element -> values.add(KeyOrder.keyOf(element)));
                } else {
                    elements.forEach(element -> descend(element, path, values));
                }
            } else if (path.isEmpty()) {
                values.add(KeyOrder.keyOf(value));
            } else if (value instanceof Document document) {
                descend(document.getOrMissing(path.getFirst()), path.subList(1, path.size()), values);
            } else {
                values.add(Missing.getInstance());
            }
        }
    }
}
