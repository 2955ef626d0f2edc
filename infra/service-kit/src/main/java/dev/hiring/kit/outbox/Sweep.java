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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Publishes what was left behind: each document with an event older than the send timeout is claimed for a while by one
 * instance, which sends its events one after the other, up to the first that fails. A claim that lapses, or a second
 * publication, is harmless: the ids stay.
 */
final class Sweep {

    static final String LEASE = "outboxLease";

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int CLAIMS_AT_ONCE = 100;

    private record Claimed(Origin origin, Iterator<PendingEvent> events) {

        static Claimed of(String collection, Document document) {
            String id = document.getString("_id");
            String organization = document.getString("organization");
            return new Claimed(
                    new Origin(collection, id),
                    document.getList("outbox", Document.class).stream()
                            .map(event -> PendingEvent.from(event, organization, id))
                            .iterator());
        }
    }

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
        List<Claimed> claims = new ArrayList<>();
        while (claims.size() < CLAIMS_AT_ONCE) {
            Optional<Document> document = claim(collection);
            if (document.isEmpty()) {
                break;
            }
            claims.add(Claimed.of(collection, document.get()));
        }
        int sent = 0;
        int failed = 0;
        List<Claimed> going = claims;
        while (!going.isEmpty()) {
            List<Claimed> sentOf = sendNext(going);
            sent += sentOf.size();
            failed += going.size() - sentOf.size();
            going = sentOf.stream()
                    .filter(claimed -> claimed.events().hasNext())
                    .toList();
        }
        swept.increment(sent);
        if (!claims.isEmpty()) {
            log.info("Swept {} events of {}, {} documents wait for another round", sent, collection, failed);
        }
        return claims.size() == CLAIMS_AT_ONCE && failed == 0;
    }

    /** Sends one event of each document, and answers with those documents of which it was sent. */
    private List<Claimed> sendNext(List<Claimed> documents) {
        List<CompletableFuture<Stream<Claimed>>> sends = documents.stream()
                .map(claimed -> sender.send(claimed.origin(), claimed.events().next())
                        .thenApply(sent -> sent ? Stream.of(claimed) : Stream.<Claimed>empty()))
                .toList();
        return sends.stream().flatMap(CompletableFuture::join).toList();
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
