package dev.hiring.kit.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** Takes delivered events out of their documents, many in one bulk write. */
final class Puller {

    private static final int BATCH = 500;
    private static final int CAPACITY = 100_000;
    /** Waiting a moment for company turns many small writes into one. */
    private static final long GATHER_MILLIS = 20;

    private final BlockingQueue<Delivered> delivered = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicInteger waiting = new AtomicInteger();
    private final MongoOperations mongo;

    Puller(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** When there is no room, the sweep finds the event again and publishes it under the same id. */
    void delivered(Delivered event) {
        if (delivered.offer(event)) {
            waiting.incrementAndGet();
        }
    }

    boolean idle() {
        return waiting.get() == 0;
    }

    void pullBatch() throws InterruptedException {
        List<Delivered> batch = new ArrayList<>();
        batch.add(delivered.take());
        Thread.sleep(GATHER_MILLIS);
        delivered.drainTo(batch, BATCH - 1);
        try {
            pull(batch);
        } catch (RuntimeException e) {
            batch.forEach(this::delivered);
            throw e;
        } finally {
            waiting.addAndGet(-batch.size());
        }
    }

    private void pull(List<Delivered> batch) {
        batch.stream()
                .collect(groupingBy(Delivered::collection))
                .forEach((collection, events) -> pull(
                        collection,
                        events.stream()
                                .collect(groupingBy(Delivered::documentId, mapping(Delivered::eventId, toList())))));
    }

    private void pull(String collection, Map<String, List<String>> eventsByDocument) {
        List<UpdateOneModel<Document>> pulls = eventsByDocument.entrySet().stream()
                .map(entry -> new UpdateOneModel<Document>(
                        Filters.eq("_id", entry.getKey()),
                        Updates.combine(
                                Updates.pull("outbox", Filters.in("_id", entry.getValue())),
                                Updates.unset(Sweep.LEASE))))
                .toList();
        mongo.execute(collection, documents -> documents.bulkWrite(pulls, new BulkWriteOptions().ordered(false)));
    }
}
