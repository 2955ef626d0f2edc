package dev.hiring.candidate.job;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored jobs. */
@Repository
final class Jobs {

    private final AggregateStore<Job> store;

    Jobs(AggregateStores stores) {
        this.store = stores.of(Job.class);
    }

    Optional<Job> find(String organization, String id) {
        return store.find(organization, id);
    }

    Job insertOrFind(Change<Job> change) {
        return store.insertOrFind(change);
    }

    Job change(String organization, String id, IfMatch ifMatch, Function<Job, Change<Job>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /** The newest first. */
    List<Job> open(String organization, int most) {
        return store.find(Query.query(
                        where("organization").is(organization).and("closedAt").is(null))
                .with(Sort.by(Sort.Direction.DESC, "openedAt", "_id"))
                .limit(most));
    }

    /** The newest first. */
    Page<Job> page(String organization, PageRequest request) {
        return store.newestFirst(where("organization").is(organization), "openedAt", Job::openedAt, request);
    }
}
