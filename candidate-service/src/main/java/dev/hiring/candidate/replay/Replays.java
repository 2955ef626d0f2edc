package dev.hiring.candidate.replay;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.candidate.replay.Replay.State;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored replays. */
@Repository
final class Replays {

    private static final int PART = 20;

    private final AggregateStore<Replay> store;

    Replays(AggregateStores stores) {
        this.store = stores.of(Replay.class);
    }

    Optional<Replay> find(String organization, String id) {
        return store.find(organization, id);
    }

    Replay insertOrFind(Change<Replay> change) {
        return store.insertOrFind(change);
    }

    /** Only whoever holds it has the version that is stored. */
    Replay update(Change<Replay> change) {
        return store.update(change);
    }

    /** The one of a job that has not come to its end. */
    Optional<Replay> running(String organization, String jobId) {
        return store
                .find(Query.query(of(organization, jobId).and("state").in(State.READING, State.COMPARING))
                        .limit(1))
                .stream()
                .findFirst();
    }

    /** The newest first. */
    Page<Replay> page(String organization, String jobId, PageRequest request) {
        return store.newestFirst(of(organization, jobId), "startedAt", Replay::startedAt, request);
    }

    /** Those that nobody holds and that are not over. */
    @AcrossOrganizations
    List<Replay> due(Instant now) {
        return store.find(Query.query(where("heldUntil").lte(now))
                .with(Sort.by("heldUntil"))
                .limit(PART));
    }

    @AcrossOrganizations
    List<Replay> startedBefore(Instant time) {
        return store.find(Query.query(where("startedAt").lt(time)).limit(PART));
    }

    void delete(String organization, String id) {
        store.mongo().remove(Query.query(where("_id").is(id).and("organization").is(organization)), Replay.class);
    }

    private static Criteria of(String organization, String jobId) {
        return where("organization").is(organization).and("jobId").is(jobId);
    }
}
