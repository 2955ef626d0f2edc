package dev.hiring.embedded.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;

/** A store with a client of its own. */
final class StoreFixture implements AutoCloseable {

    static final String DATABASE = "hiring";

    private final EmbeddedStore store;
    private final MongoClient client;

    private StoreFixture(EmbeddedStore store) {
        this.store = store;
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.connectionString()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    static StoreFixture inMemory() {
        return new StoreFixture(EmbeddedStore.inMemory(0));
    }

    static StoreFixture on(Path directory) {
        return new StoreFixture(EmbeddedStore.start(directory, 0));
    }

    MongoClient client() {
        return client;
    }

    EmbeddedStore store() {
        return store;
    }

    MongoCollection<Document> collection(String name) {
        return client.getDatabase(DATABASE).getCollection(name);
    }

    /** One that no other test uses. */
    MongoCollection<Document> newCollection() {
        return collection("c" + UUID.randomUUID().toString().replace("-", ""));
    }

    /** How many documents of the collection were read so far to answer queries. */
    long scanned(MongoCollection<?> collection) {
        return store.scannedDocuments(DATABASE, collection.getNamespace().getCollectionName());
    }

    @Override
    public void close() {
        client.close();
        store.close();
    }
}
