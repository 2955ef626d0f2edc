package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database: collections that live in the store's file, and indexes that live in memory. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Object> {

    private static final String MAP_PREFIX = "documents.";
    private static final String NAMESPACES = "system.namespaces";
    private static final String ID_INDEX = "_id_";

    private final StoreFile file;
    private boolean opening;

    StoreDatabase(String name, StoreFile file, CursorRegistry cursors) {
        super(name, cursors);
        this.file = file;
        this.opening = true;
        initializeNamespacesAndIndexes();
        this.opening = false;
        Set<String> collections = collectionNames();
        collections.forEach(collection -> collection(collection).opened());
        repair(collections);
    }

    /** The names of all databases of a file. */
    static Set<String> namesIn(StoreFile file) {
        return file.mapNames().stream()
                .filter(name -> name.startsWith(MAP_PREFIX))
                .map(name -> name.substring(MAP_PREFIX.length()))
                .map(name -> name.substring(0, name.indexOf('.')))
                .collect(Collectors.toSet());
    }

    private String mapName(String collection) {
        return MAP_PREFIX + getFullCollectionNamespace(collection);
    }

    private Set<String> collectionNames() {
        return collection(NAMESPACES)
                .matching(new Document())
                .map(namespace -> String.valueOf(namespace.get("name")))
                .map(name -> name.substring(getDatabaseName().length() + 1))
                .collect(Collectors.toSet());
    }

    private StoreCollection collection(String name) {
        return (StoreCollection) resolveCollection(name, true);
    }

    /** Completes what a crash may have left half done: the creation and the removal of collections take several writes. */
    private void repair(Set<String> collections) {
        for (String name : collections) {
            if (collection(name).getIndexes().stream()
                    .noneMatch(index -> index.getName().equals(ID_INDEX))) {
                addIndex(new Document("key", new Document("_id", 1))
                        .append("name", ID_INDEX)
                        .append("ns", getFullCollectionNamespace(name)));
            }
        }
        file.mapNames().stream()
                .filter(name -> name.startsWith(mapName("")) && !name.startsWith(mapName("system.")))
                .filter(name -> !collections.contains(name.substring(mapName("").length())))
                .forEach(file::removeMap);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        String name = command.toLowerCase(Locale.ROOT);
        Unsupported.refuse(name, query);
        return switch (name) {
            case "insert" ->
                WriteReplies.toInsert(query, super.handleCommand(channel, command, query, databases, oplog));
            case "update" ->
                WriteReplies.toUpdate(query, part -> super.handleCommand(channel, command, part, databases, oplog));
            case "aggregate" -> {
                Document reply = aggregate(query, databases, oplog);
                yield reply != null ? reply : super.handleCommand(channel, command, query, databases, oplog);
            }
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    /** Lets an index find what a pipeline's first stage matches; the library reads the whole collection. */
    private @Nullable Document aggregate(Document query, DatabaseResolver databases, Oplog oplog) {
        MongoCollection<Object> collection =
                query.get("aggregate") instanceof String name ? resolveCollection(name, false) : null;
        List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
        if (collection == null
                || pipeline.isEmpty()
                || !(pipeline.getFirst().get("$match") instanceof Document match)) {
            return null;
        }
        Aggregation aggregation = Aggregation.fromPipeline(pipeline, databases, this, collection, oplog);
        aggregation.validate(query);
        List<Document> result = aggregation.runStages(((StoreCollection) collection).matching(match));
        Document cursor =
                new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", result);
        return new Document("cursor", cursor).append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collectionName, CollectionOptions options) {
        return new StoreCollection(
                this, collectionName, options, file.openMap(mapName(collectionName)), cursorRegistry, opening);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(indexName, keys, true, sparse);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collectionName, String indexName, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(indexName, keys, false, sparse);
    }

    @Override
    public void dropCollection(String collectionName, Oplog oplog) {
        super.dropCollection(collectionName, oplog);
        file.removeMap(mapName(collectionName));
    }

    @Override
    public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
        super.moveCollection(oldDatabase, collection, newCollectionName);
        file.renameMap(((StoreCollection) (MongoCollection<?>) collection).map(), mapName(newCollectionName));
    }

    @Override
    protected long getStorageSize() {
        return file.size();
    }

    @Override
    protected long getFileSize() {
        return file.size();
    }
}
