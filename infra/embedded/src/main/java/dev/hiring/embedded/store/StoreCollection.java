package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.exception.IndexKeySpecsConflictException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection over a map of encoded documents. Everything that reads or writes it runs under its monitor; what leaves
 * it is a copy.
 */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final Document EVERYTHING = new Document();

    private final MVMap<Object, byte[]> documents;
    private final OpenCursors cursors;
    private final LongAdder scanned = new LongAdder();

    /** While true, indexes are only registered: one pass over the documents fills them all. */
    private boolean opening;

    /** The library asks for all matches even when it will update only the first. */
    private boolean firstMatchOnly;

    StoreCollection(
            StoreDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, byte[]> documents,
            CursorRegistry registry,
            boolean opening) {
        super(database, name, options, registry);
        this.documents = documents;
        this.cursors = new OpenCursors(registry);
        this.opening = opening;
    }

    MVMap<Object, byte[]> map() {
        return documents;
    }

    long scannedDocuments() {
        return scanned.sum();
    }

    /** A copy of a document that is known to exist. */
    Document document(Object position) {
        return Encoded.decode(encoded(position));
    }

    private byte[] encoded(Object position) {
        byte[] encoded = documents.get(position);
        if (encoded == null) {
            throw new NoSuchElementException("no document with the key " + position + " in " + getFullName());
        }
        return encoded;
    }

    /** Copies of all documents that match, made one by one as they are asked for. */
    synchronized Stream<Document> matching(Document query) {
        return find(query, null, 0, 0).stream().map(Encoded::decode);
    }

    private List<byte[]> find(@Nullable Document query, @Nullable Document orderBy, int skip, int limit) {
        Document condition = query == null ? EVERYTHING : query;
        DocumentOrder order = DocumentOrder.by(orderBy);
        QueryPlan plan = QueryPlan.choose(getIndexes(), condition, order, limit > 0);
        Stream<byte[]> candidates =
                plan == null ? all(orderBy) : plan.positions().map(this::encoded);
        Stream<Found> matches = candidates
                .map(Found::of)
                .peek(_ -> scanned.increment())
                .filter(found -> documentMatchesQuery(found.document(), condition));
        if (order != null && (plan == null || !plan.isOrdered())) {
            List<byte[]> first = order.first(matches, limit > 0 ? skip + limit : 0);
            return first.subList(Math.min(skip, first.size()), first.size());
        }
        Stream<byte[]> found = matches.map(Found::encoded).skip(skip);
        return limit > 0 ? found.limit(limit).toList() : found.toList();
    }

    private Stream<byte[]> all(@Nullable Document orderBy) {
        return isNaturalDescending(orderBy)
                ? List.copyOf(documents.values()).reversed().stream()
                : documents.values().stream();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        List<byte[]> found = find(query, orderBy, skip, firstMatchOnly ? 1 : limit);
        Function<Stream<Document>, List<Document>> projection = projection(fields);
        if (batchSize == 0) {
            Iterable<Document> all = () -> found.stream().map(Encoded::decode).iterator();
            return new QueryResult(
                    fields == null ? all : projection.apply(found.stream().map(Encoded::decode)));
        }
        EncodedCursor cursor = new EncodedCursor(cursors.nextId(), found, projection);
        List<Document> firstBatch = cursor.takeDocuments(batchSize);
        if (cursor.isEmpty()) {
            return new QueryResult(firstBatch);
        }
        cursors.add(cursor);
        return new QueryResult(firstBatch, cursor);
    }

    /** The library's own projection is reachable only as the last step of a query. */
    private Function<Stream<Document>, List<Document>> projection(@Nullable Document fields) {
        return found -> matchDocumentsFromStream(EVERYTHING, found, 0, 0, 0, null, fields)
                .collectDocuments();
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return queryDocuments(query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector, Document update, ArrayFilters arrayFilters, boolean multi, boolean upsert, Oplog oplog) {
        firstMatchOnly = !multi;
        try {
            return super.updateDocuments(selector, update, arrayFilters, multi, upsert, oplog);
        } finally {
            firstMatchOnly = false;
        }
    }

    @Override
    public synchronized int count(@Nullable Document query, int skip, int limit) {
        if (query == null || query.isEmpty()) {
            return super.count(query, skip, limit);
        }
        return find(query, null, skip, Math.max(limit, 0)).size();
    }

    @Override
    public synchronized void addIndex(Index<Object> index) {
        Index<Object> existing = getIndexes().stream()
                .filter(candidate -> candidate.getName().equals(index.getName()))
                .findFirst()
                .orElse(null);
        if (existing != null) {
            if (!existing.hasSameOptions(index)) {
                throw new IndexKeySpecsConflictException(index, existing);
            }
            return;
        }
        if (!opening) {
            try {
                fill(List.of(index));
            } catch (MongoServerError e) {
                throw new IndexBuildFailedException(e, this);
            }
        }
        getIndexes().add(index);
    }

    /** Fills the indexes that were registered since the collection was opened. */
    synchronized void opened() {
        opening = false;
        fill(getIndexes());
    }

    private void fill(List<Index<Object>> indexes) {
        streamAllDocumentsWithPosition().forEach(entry -> {
            for (Index<Object> index : indexes) {
                index.add(entry.getDocument(), entry.getPosition(), this);
            }
        });
    }

    @Override
    public synchronized void dropIndex(String indexName) {
        super.dropIndex(indexName);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object position = positionOfNew(document);
        byte[] previous = documents.put(position, Encoded.encode(document));
        if (previous != null) {
            documents.put(position, previous);
            throw new IllegalStateException("two documents with the key " + position + " in " + getFullName());
        }
        return position;
    }

    private Object positionOfNew(Document document) {
        String idField = getIdField();
        if (idField != null) {
            return Position.ofId(document.get(idField));
        }
        return documents.isEmpty() ? 0L : (Long) Objects.requireNonNull(documents.lastKey()) + 1;
    }

    @Override
    protected void handleUpdate(Object position, Document oldDocument, Document newDocument) {
        documents.put(position, Encoded.encode(newDocument));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document with the key " + position + " in " + getFullName());
        }
    }

    @Override
    protected Document getDocument(Object position) {
        return document(position);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Encoded.decode(entry.getValue()), entry.getKey()));
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Keeping the sum of all sizes would cost each write an encoding, for a figure that nobody reads. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {}

    @Override
    protected int getDataSize() {
        return 0;
    }
}
