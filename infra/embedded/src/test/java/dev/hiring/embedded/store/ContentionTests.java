package dev.hiring.embedded.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReturnDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hiring.embedded.Workers;

/** What several clients do at once to the same documents happens as if one did it after the other. */
class ContentionTests {

    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final int FIELDS = 20;

    private static StoreFixture fixture;

    @BeforeAll
    static void start(@TempDir Path directory) {
        fixture = StoreFixture.on(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void readersNeverSeeHalfAnUpdate() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        collection.insertOne(withAllFields(0).append("_id", 1));
        AtomicInteger values = new AtomicInteger();

        Workers.runFor(A_WHILE, 6, worker -> {
            if (worker < 2) {
                Document all = withAllFields(values.incrementAndGet());
                collection.updateOne(eq("_id", 1), new Document("$set", all));
            } else {
                Document read = requireNonNull(collection.find(eq("_id", 1)).first());
                Object first = read.get("f0");
                assertThat(read.getList("list", Object.class)).hasSize(FIELDS).containsOnly(first);
                for (int i = 0; i < FIELDS; i++) {
                    assertThat(read.get("f" + i)).isEqualTo(first);
                }
            }
        });
    }

    private static Document withAllFields(int value) {
        Document document = new Document();
        for (int i = 0; i < FIELDS; i++) {
            document.append("f" + i, value);
        }
        return document.append("list", Collections.nCopies(FIELDS, value));
    }

    @Test
    void findAndUpdateReturnsItsOwnWrite() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        collection.insertOne(new Document("_id", 1).append("n", 0));
        Queue<Integer> returned = new ConcurrentLinkedQueue<>();

        Workers.runFor(A_WHILE, 4, worker -> {
            Document after = requireNonNull(collection.findOneAndUpdate(
                    eq("_id", 1),
                    combine(inc("n", 1), set("by", worker)),
                    new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
            assertThat(after.get("by")).isEqualTo(worker);
            returned.add(after.getInteger("n"));
        });

        assertThat(new TreeSet<>(returned)).hasSize(returned.size()).last().isEqualTo(returned.size());
        assertThat(requireNonNull(collection.find().first()).get("n")).isEqualTo(returned.size());
    }

    @Test
    void eachDocumentIsClaimedOnce() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        collection.createIndex(new Document("outbox.at", 1), new IndexOptions().sparse(true));
        Date due = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
        Date now = Date.from(due.toInstant().plusSeconds(60));
        Date lease = Date.from(now.toInstant().plusSeconds(10));
        List<Document> documents = IntStream.range(0, 600)
                .mapToObj(id -> new Document("_id", id).append("outbox", List.of(new Document("at", due))))
                .toList();
        collection.insertMany(documents);
        Bson claimable = and(lt("outbox.at", now), not(gt("outboxLease", now)));
        Queue<Object> claimed = new ConcurrentLinkedQueue<>();

        Workers.run(4, worker -> {
            Document document = collection.findOneAndUpdate(claimable, set("outboxLease", lease));
            while (document != null) {
                claimed.add(document.get("_id"));
                document = collection.findOneAndUpdate(claimable, set("outboxLease", lease));
            }
        });

        assertThat(claimed).hasSameSizeAs(documents).doesNotHaveDuplicates();
    }

    @Test
    void versionedSavesLoseNoUpdate() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        collection.insertOne(new Document("_id", 1).append("version", 0).append("changes", new ArrayList<>()));
        AtomicInteger saved = new AtomicInteger();

        Workers.runFor(A_WHILE, 4, worker -> {
            Document read = requireNonNull(collection.find(eq("_id", 1)).first());
            int version = read.getInteger("version");
            Document changed = new Document(read).append("version", version + 1);
            if (collection
                            .replaceOne(and(eq("_id", 1), eq("version", version)), changed)
                            .getModifiedCount()
                    == 1) {
                saved.incrementAndGet();
            }
        });

        assertThat(requireNonNull(collection.find().first()).getInteger("version"))
                .isEqualTo(saved.get());
    }

    @Test
    void uniqueKeyHasOneWinner() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        collection.createIndex(new Document("organization", 1).append("email", 1), new IndexOptions().unique(true));
        int rounds = 100;
        int workers = 4;
        AtomicInteger refused = new AtomicInteger();

        Workers.run(workers, worker -> {
            for (int round = 0; round < rounds; round++) {
                try {
                    collection.insertOne(new Document("_id", worker + "/" + round)
                            .append("organization", "o")
                            .append("email", round));
                } catch (MongoWriteException e) {
                    assertThat(e.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                    refused.incrementAndGet();
                }
            }
        });

        assertThat(collection.countDocuments()).isEqualTo(rounds);
        assertThat(refused).hasValue(rounds * (workers - 1));
    }

    @Test
    void indexBuiltDuringWritesIsComplete() throws Exception {
        MongoCollection<Document> collection = fixture.newCollection();
        int perWorker = 400;

        Workers.run(4, worker -> {
            for (int i = 0; i < perWorker; i++) {
                collection.insertOne(new Document("_id", worker + "/" + i).append("worker", worker));
                if (worker == 0 && i == perWorker / 2) {
                    collection.createIndex(new Document("worker", 1));
                }
            }
        });

        for (int worker = 0; worker < 4; worker++) {
            assertThat(collection.countDocuments(eq("worker", worker))).isEqualTo(perWorker);
        }
    }
}
