package dev.hiring.candidate.replay;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.consume.Received;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The scratch projection of the replays: what the log tells of each application, and where that is not what is stored. */
@Repository
final class ReplayedApplications {

    private final MongoOperations mongo;

    ReplayedApplications(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Adds what a part of the log tells; a second time it changes nothing. */
    void add(String organization, Replay replay, List<Received<?>> events) {
        Map<String, Update> updates = new LinkedHashMap<>();
        for (Received<?> received : events) {
            LoggedFact.of(received)
                    .filter(fact -> fact.jobId().equals(replay.jobId()))
                    .ifPresent(fact -> updates.computeIfAbsent(fact.applicationId(), _ -> new Update())
                            .set(fact.field(), fact.value()));
        }
        if (updates.isEmpty()) {
            return;
        }
        BulkOperations bulk = mongo.bulkOps(BulkMode.UNORDERED, ReplayedApplication.class);
        updates.forEach((application, update) -> bulk.upsert(
                Query.query(where("_id")
                        .is(ReplayedApplication.id(replay.id(), application))
                        .and("organization")
                        .is(organization)),
                update.setOnInsert("replayId", replay.id())
                        .setOnInsert("applicationId", application)
                        .setOnInsert("differs", false)));
        bulk.execute();
    }

    /** Streams, so that a big job needs no more memory than a small one. */
    void each(String organization, String replayId, Consumer<ReplayedApplication> consumer) {
        try (Stream<ReplayedApplication> rows =
                mongo.stream(Query.query(of(organization, replayId)), ReplayedApplication.class)) {
            rows.forEach(consumer);
        }
    }

    /** The next ones in the order of the applications' ids. */
    List<ReplayedApplication> part(String organization, String replayId, String after, int limit) {
        return mongo.find(
                Query.query(of(organization, replayId).and("applicationId").gt(after))
                        .with(Sort.by("applicationId"))
                        .limit(limit),
                ReplayedApplication.class);
    }

    /** Which of these applications there is something of. */
    Set<String> known(String organization, String replayId, Collection<String> applications) {
        Query query = Query.query(where("_id")
                .in(applications.stream()
                        .map(application -> ReplayedApplication.id(replayId, application))
                        .toList())
                .and("organization")
                .is(organization));
        return mongo.find(query, ReplayedApplication.class).stream()
                .map(ReplayedApplication::applicationId)
                .collect(Collectors.toSet());
    }

    void save(String organization, ReplayedApplication row) {
        if (!row.organization().equals(organization)) {
            throw new IllegalArgumentException("not of " + organization);
        }
        mongo.save(row);
    }

    Page<ReplayedApplication> differences(String organization, String replayId, PageRequest request) {
        Criteria criteria = of(organization, replayId).and("differs").is(true);
        request.cursor().ifPresent(cursor -> criteria.and("applicationId").gt(cursor.key(0)));
        List<ReplayedApplication> rows = mongo.find(
                Query.query(criteria).with(Sort.by("applicationId")).limit(request.limit() + 1),
                ReplayedApplication.class);
        return Page.of(rows, request.limit(), row -> Cursor.of(row.applicationId()));
    }

    /** What is equal needs not be kept. */
    void deleteEqual(String organization, String replayId) {
        mongo.remove(Query.query(of(organization, replayId).and("differs").is(false)), ReplayedApplication.class);
    }

    void deleteAll(String organization, String replayId) {
        mongo.remove(Query.query(of(organization, replayId)), ReplayedApplication.class);
    }

    private static Criteria of(String organization, String replayId) {
        return where("organization").is(organization).and("replayId").is(replayId);
    }
}
