package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.embedded.LocalPorts;
import dev.hiring.embedded.ServerChild;
import dev.hiring.embedded.Workers;

/** What the store acknowledged is there after kill -9. */
class StoreCrashIT {

    private static final int ROUNDS = 3;
    private static final int WRITERS = 8;
    private static final int WRITES_BEFORE_KILL = 1_500;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** What the store acknowledged so far. */
    private final Queue<String> inserted = new ConcurrentLinkedQueue<>();

    private final Map<Integer, Integer> counters = new ConcurrentHashMap<>();

    @Test
    void losesNoAcknowledgedWrite(@TempDir Path data) throws Exception {
        int port = LocalPorts.findFreePair();
        for (int round = 0; round < ROUNDS; round++) {
            try (ServerChild store = ServerChild.start(StoreMain.class, data, port);
                    MongoClient client = MongoClients.create(store.address())) {
                System.out.printf(
                        "store start %d: %d ms, %d documents, %d MB resident%n",
                        round, store.startTime().toMillis(), inserted.size(), store.residentKilobytes() / 1024);
                verify(client);
                writeUntilKilled(round, store, client);
            }
        }
        try (EmbeddedStore store = EmbeddedStore.start(data, 0);
                MongoClient client = MongoClients.create(store.connectionString())) {
            verify(client);
        }
    }

    private void writeUntilKilled(int round, ServerChild store, MongoClient client) throws Exception {
        MongoCollection<Document> documents = documents(client);
        MongoCollection<Document> counting = counting(client);
        documents.createIndex(new Document("key", 1), new IndexOptions().unique(true));
        AtomicInteger acknowledged = new AtomicInteger();
        Thread killer = Thread.ofPlatform().start(() -> {
            await().atMost(PATIENCE).until(() -> acknowledged.get() >= WRITES_BEFORE_KILL);
            try {
                store.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Workers.run(WRITERS, writer -> {
            counting.updateOne(eq("_id", writer), set("round", round), new UpdateOptions().upsert(true));
            try {
                for (int i = 0; true; i++) {
                    String id = round + "/" + writer + "/" + i;
                    documents.insertOne(
                            new Document("_id", id).append("key", "key-" + id).append("text", "x".repeat(500)));
                    inserted.add(id);
                    int next = counters.getOrDefault(writer, 0) + 1;
                    counting.updateOne(eq("_id", writer), set("n", next));
                    counters.put(writer, next);
                    acknowledged.addAndGet(2);
                }
            } catch (MongoException e) {
                // Killed: what was not acknowledged may be there or not.
            }
        });
        killer.join();
    }

    private void verify(MongoClient client) {
        for (String id : inserted) {
            assertThat(documents(client).find(eq("key", "key-" + id)).first()).containsEntry("_id", id);
        }
        // One more per writer may have been stored whose acknowledgement was cut off.
        counters.forEach((writer, n) -> assertThat(
                        requireNonNull(counting(client).find(eq("_id", writer)).first())
                                .getInteger("n"))
                .isBetween(n, n + 1));
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        return client.getDatabase("hiring").getCollection("documents");
    }

    private static MongoCollection<Document> counting(MongoClient client) {
        return client.getDatabase("hiring").getCollection("counters");
    }
}
