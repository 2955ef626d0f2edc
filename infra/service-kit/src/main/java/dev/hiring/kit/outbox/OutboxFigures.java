package dev.hiring.kit.outbox;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/** How many events wait in documents, and since when. */
final class OutboxFigures {

    /**
     * @param events how many wait, counted up to a bound
     * @param oldest how long the first of them has waited; zero when none does
     */
    record Pending(long events, Duration oldest) {}

    private static final int BOUND = 10_000;
    private static final Duration KEEP = Duration.ofSeconds(1);

    private final MongoOperations mongo;
    private final Set<String> collections;
    private final Clock clock;
    private Instant countedAt = Instant.MIN;
    private Pending last = new Pending(0, Duration.ZERO);

    OutboxFigures(MongoOperations mongo, Set<String> collections, Clock clock) {
        this.mongo = mongo;
        this.collections = collections;
        this.clock = clock;
    }

    /** The figures of this moment, or of the last second: several gauges ask at each scrape. */
    synchronized Pending recent() {
        if (Duration.between(countedAt, clock.instant()).abs().compareTo(KEEP) > 0) {
            last = count();
            countedAt = clock.instant();
        }
        return last;
    }

    Pending count() {
        List<Instant> waiting = collections.stream()
                .flatMap(collection -> waiting(collection).stream())
                .toList();
        Duration oldest = waiting.stream()
                .min(Instant::compareTo)
                .map(first -> Duration.between(first, clock.instant()))
                .orElse(Duration.ZERO);
        return new Pending(waiting.size(), oldest);
    }

    private List<Instant> waiting(String collection) {
        List<Document> documents = Objects.requireNonNull(mongo.execute(
                collection,
                found -> found.find(Filters.gt(PendingEvent.AT, new Date(0)))
                        .projection(Projections.include(PendingEvent.AT))
                        .limit(BOUND)
                        .into(new ArrayList<>())));
        return documents.stream()
                .flatMap(document -> document.getList("outbox", Document.class).stream())
                .map(event -> event.getDate("at").toInstant())
                .toList();
    }
}
