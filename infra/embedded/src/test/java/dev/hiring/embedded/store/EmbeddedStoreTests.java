package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.embedded.StartFailure;

class EmbeddedStoreTests {

    private static final List<Object> IDS = List.of(
            "text",
            1,
            2.5,
            Long.MAX_VALUE,
            Long.MAX_VALUE - 1,
            new ObjectId(),
            UUID.randomUUID(),
            Instant.parse("2026-01-01T00:00:00Z"),
            true,
            new Decimal128(7),
            new Document("organization", "o").append("n", 1),
            new Document("organization", "o").append("n", 2));

    @Test
    void keepsDocumentsAndIndexesAcrossRestarts(@TempDir Path directory) {
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            MongoCollection<Document> collection = fixture.collection("sessions");
            collection.createIndex(new Document("k", 1), new IndexOptions().unique(true));
            for (int i = 0; i < IDS.size(); i++) {
                collection.insertOne(new Document("_id", IDS.get(i)).append("k", i));
            }
        }
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            MongoCollection<Document> collection = fixture.collection("sessions");
            // Services declare their indexes at every start.
            collection.createIndex(new Document("k", 1), new IndexOptions().unique(true));

            assertThat(collection.listIndexes()).extracting("name").containsExactly("_id_", "k_1");
            for (int i = 0; i < IDS.size(); i++) {
                assertThat(collection.find(eq("_id", IDS.get(i))).first()).containsEntry("k", i);
                assertThat(collection.find(eq("k", i)).first()).isNotNull();
            }
            assertThat(fixture.scanned(collection)).isLessThan(3L * IDS.size());
            assertThatThrownBy(() -> collection.insertOne(new Document("k", 0)))
                    .isInstanceOf(MongoWriteException.class);
            IDS.forEach(id -> assertThat(collection.deleteOne(eq("_id", id)).getDeletedCount())
                    .isEqualTo(1));
        }
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            assertThat(fixture.collection("sessions").countDocuments()).isZero();
        }
    }

    @Test
    void droppedCollectionsStayDropped(@TempDir Path directory) {
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            fixture.collection("a").insertOne(new Document("_id", 1));
            fixture.collection("b").insertOne(new Document("_id", 1));
            fixture.collection("a").drop();
            fixture.collection("b").renameCollection(new MongoNamespace(StoreFixture.DATABASE, "c"));
        }
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            assertThat(fixture.client().getDatabase(StoreFixture.DATABASE).listCollectionNames())
                    .containsExactly("c");
            assertThat(fixture.collection("c").find(eq("_id", 1)).first()).isNotNull();
            assertThat(fixture.collection("a").countDocuments()).isZero();
        }
    }

    @Test
    void droppedDatabasesCanBeUsedAgain(@TempDir Path directory) {
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            fixture.collection("a").createIndex(new Document("k", 1));
            fixture.collection("a").insertOne(new Document("_id", 1));
            fixture.client().getDatabase(StoreFixture.DATABASE).drop();

            assertThat(fixture.collection("a").countDocuments()).isZero();
            fixture.collection("a").insertOne(new Document("_id", 1).append("again", true));
            assertThat(fixture.collection("a").listIndexes()).hasSize(1);
        }
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            assertThat(fixture.collection("a").find()).containsExactly(new Document("_id", 1).append("again", true));
        }
    }

    @Test
    void namesTheBusyPort(@TempDir Path directory) throws IOException {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedStore.start(directory, busy.getLocalPort()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("port %d on 127.0.0.1 is in use", busy.getLocalPort());
        }
    }

    @Test
    void refusesDirectoryThatIsInUse(@TempDir Path directory) {
        try (EmbeddedStore first = EmbeddedStore.start(directory, 0)) {
            assertThat(first.address()).isEqualTo(first.connectionString());
            assertThatThrownBy(() -> EmbeddedStore.start(directory, 0)).isInstanceOf(StartFailure.class);
        }
    }

    @Test
    void forgetsEverythingWhenItIsInMemory() {
        try (EmbeddedStore store = EmbeddedStore.inMemory(0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            client.getDatabase("hiring").getCollection("sessions").insertOne(new Document("_id", "s1"));
            assertThat(client.getDatabase("hiring").getCollection("sessions").countDocuments())
                    .isEqualTo(1);
        }
        try (EmbeddedStore store = EmbeddedStore.inMemory(0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            assertThat(client.getDatabase("hiring").getCollection("sessions").countDocuments())
                    .isZero();
        }
    }
}
