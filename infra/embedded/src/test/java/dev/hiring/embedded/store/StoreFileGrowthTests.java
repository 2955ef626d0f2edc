package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.embedded.Workers;

class StoreFileGrowthTests {

    private static final int DOCUMENTS = 500;
    private static final int DOCUMENT_BYTES = 2_000;
    private static final int UPDATES_PER_WORKER = 3_000;
    private static final int WORKERS = 4;

    /** Each update writes a page or two, so without reuse it would be more than 100 MB. */
    private static final long MAX_FILE_BYTES = 16 << 20;

    @Test
    void spaceOfOldVersionsIsUsedAgain(@TempDir Path directory) throws Exception {
        try (StoreFixture fixture = StoreFixture.on(directory)) {
            MongoCollection<Document> collection = fixture.collection("sessions");
            Workers.run(WORKERS, worker -> {
                for (int i = worker; i < DOCUMENTS; i += WORKERS) {
                    collection.insertOne(new Document("_id", i).append("text", "x".repeat(DOCUMENT_BYTES)));
                }
            });

            Workers.run(WORKERS, worker -> {
                for (int i = 0; i < UPDATES_PER_WORKER; i++) {
                    int id = ThreadLocalRandom.current().nextInt(DOCUMENTS);
                    collection.updateOne(eq("_id", id), combine(inc("n", 1), set("at", i)));
                }
            });

            assertThat(Files.size(directory.resolve("store.mv"))).isLessThan(MAX_FILE_BYTES);
        }
    }
}
