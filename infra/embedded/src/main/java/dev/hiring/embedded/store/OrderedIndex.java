package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An index in memory: keys in order, each with the positions of the documents that have it. All calls come from under
 * the collection's monitor.
 */
final class OrderedIndex extends Index<Object> {

    private final boolean unique;
    private final IndexKeys extractor;
    private final NavigableMap<@Nullable Object[], Set<Object>> entries = new TreeMap<>(OrderedIndex::compareKeys);
    private boolean multikey;
    private boolean sortable = true;

    OrderedIndex(String name, List<IndexKey> keys, boolean unique, boolean sparse) {
        super(name, keys, sparse);
        this.unique = unique;
        this.extractor = new IndexKeys(keys(), sparse);
    }

    /** Field by field; a key stands before those that it begins. */
    static int compareKeys(@Nullable Object[] left, @Nullable Object[] right) {
        int common = Math.min(left.length, right.length);
        for (int i = 0; i < common; i++) {
            int order = KeyOrder.INSTANCE.compare(left[i], right[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length, right.length);
    }

    List<String> fields() {
        return keys();
    }

    NavigableMap<@Nullable Object[], Set<Object>> entries() {
        return entries;
    }

    /** Whether a document may stand under several keys. */
    boolean isMultikey() {
        return multikey;
    }

    /** Whether its order is that of a query which sorts by its fields. */
    boolean isSortable() {
        return sortable && !multikey;
    }

    @Override
    public boolean isSparse() {
        return super.isSparse();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public boolean hasSameOptions(Index<?> other) {
        return toIndexDescription().equals(other.toIndexDescription());
    }

    @Override
    public Object getPosition(Document document) {
        return Position.of(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        requireUnique(document, null, (StoreCollection) collection);
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        requireUnique(document, position, (StoreCollection) collection);
        IndexKeys.Keys keys = extractor.of(document);
        multikey |= keys.throughArray();
        keys.values().forEach(key -> insert(key, position));
    }

    @Override
    public Object remove(Document document) {
        Object position = Position.of(document);
        extractor.of(document).values().forEach(key -> delete(key, position));
        return position;
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        // The last moment at which nothing has changed yet: afterwards the document must fit into the map.
        Encoded.encode(newDocument);
        requireUnique(newDocument, Position.of(oldDocument), (StoreCollection) collection);
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Object position, MongoCollection<Object> collection) {
        IndexKeys.Keys before = extractor.of(oldDocument);
        IndexKeys.Keys after = extractor.of(newDocument);
        if (!same(before.values(), after.values())) {
            multikey |= after.throughArray();
            before.values().forEach(key -> delete(key, position));
            after.values().forEach(key -> insert(key, position));
        }
    }

    private static boolean same(List<@Nullable Object[]> left, List<@Nullable Object[]> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (compareKeys(left.get(i), right.get(i)) != 0) {
                return false;
            }
        }
        return true;
    }

    private void insert(@Nullable Object[] key, Object position) {
        sortable = sortable && Arrays.stream(key).allMatch(KeyOrder::isExact);
        entries.merge(key, Collections.singleton(position), OrderedIndex::union);
    }

    /** Most keys have one document, which needs no table. */
    private static Set<Object> union(Set<Object> present, Set<Object> added) {
        if (present.equals(added)) {
            return present;
        }
        Set<Object> positions = present instanceof LinkedHashSet<Object> ? present : new LinkedHashSet<>(present);
        positions.addAll(added);
        return positions;
    }

    private void delete(@Nullable Object[] key, Object position) {
        entries.computeIfPresent(key, (_, positions) -> {
            if (positions.size() > 1) {
                positions.remove(position);
                return positions;
            }
            return positions.contains(position) ? null : positions;
        });
    }

    /** Equal in the index is not yet equal, so those who share a key with the document are compared themselves. */
    private void requireUnique(Document document, @Nullable Object own, StoreCollection collection) {
        if (!unique) {
            return;
        }
        for (@Nullable Object[] key : extractor.of(document).values()) {
            for (Object position : entries.getOrDefault(key, Set.of())) {
                if (!position.equals(own)) {
                    requireDifferent(document, collection.document(position), collection);
                }
            }
        }
    }

    private void requireDifferent(Document document, Document other, StoreCollection collection) {
        Set<KeyValue> shared = new HashSet<>(getKeyValues(other));
        shared.retainAll(getKeyValues(document));
        if (!shared.isEmpty()) {
            throw new DuplicateKeyError(
                    this, collection, getKeys(), shared.iterator().next());
        }
    }

    @Override
    public boolean canHandle(Document query) {
        return IndexScan.of(this, Conditions.of(query)).isNarrowed();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return IndexScan.of(this, Conditions.of(query)).positions(false)::iterator;
    }

    @Override
    public long getCount() {
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
