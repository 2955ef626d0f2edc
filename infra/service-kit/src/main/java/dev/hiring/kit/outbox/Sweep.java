package dev.hiring.kit.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Publishes what was left behind: each document with an event older than the send timeout is claimed for a while by one
 * instance, which sends its events in order. A claim that lapses, or a second publication, is harmless: the ids stay.
 */
final class Sweep {

    static final String LEASE = "outboxLease";

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int CLAIMS_AT_ONCE = 100;

    private final MongoOperations mongo;
    private final Sender sender;
    private final Set<String> collections;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Counter swept;

    Sweep(
            MongoOperations mongo,
            Sender sender,
            Set<String> collections,
            OutboxSettings settings,
            Clock clock,
            Counter swept) {
        this.mongo = mongo;
        this.sender = sender;
        this.collections = collections;
        this.settings = settings;
        this.clock = clock;
        this.swept = swept;
    }

    void pauseAndRun() throws InterruptedException {
        Thread.sleep(settings.sweepEvery());
        run();
    }

    /** Goes on until nothing is left behind, or until the broker refuses: then the next round tries again. */
    void run() {
        for (String collection : collections) {
            boolean more = true;
            while (more) {
                more = publish(collection);
            }
        }
    }

    private boolean publish(String collection) {
        List<CompletableFuture<Boolean>> sends = new ArrayList<>();
        boolean full = false;
        for (int i = 0; i < CLAIMS_AT_ONCE; i++) {
            Optional<Document> claimed = claim(collection);
            if (claimed.isEmpty()) {
                break;
            }
            claimed.get()
                    .getList("outbox", Document.class)
                    .forEach(event -> sends.add(sender.send(
                            collection,
                            PendingEvent.from(
                                    event,
                                    claimed.get().getString("organization"),
                                    claimed.get().getString("_id")))));
            full = i == CLAIMS_AT_ONCE - 1;
        }
        long failed = sends.stream().filter(sent -> !sent.join()).count();
        swept.increment(sends.size() - failed);
        if (!sends.isEmpty()) {
            log.info("Swept {} events of {}, {} could not be sent", sends.size(), collection, failed);
        }
        return full && failed == 0;
    }

    private Optional<Document> claim(String collection) {
        Instant now = clock.instant();
        return Optional.ofNullable(mongo.execute(
                collection,
                documents -> documents.findOneAndUpdate(
                        Filters.and(
                                Filters.lt(PendingEvent.AT, Date.from(now.minus(settings.sweepAfter()))),
                                Filters.not(Filters.gt(LEASE, Date.from(now)))),
                        Updates.set(LEASE, Date.from(now.plus(settings.lease()))),
                        new FindOneAndUpdateOptions()
                                .projection(Projections.include("organization", "outbox"))
                                .returnDocument(ReturnDocument.AFTER))));
    }
}
