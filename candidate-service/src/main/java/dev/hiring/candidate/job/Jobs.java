package dev.hiring.candidate.job;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
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
        Criteria criteria = where("organization").is(organization);
        request.cursor().ifPresent(cursor -> {
            Instant openedAt = cursor.instant(0);
            criteria.orOperator(
                    where("openedAt").lt(openedAt),
                    where("openedAt").is(openedAt).and("_id").lt(cursor.key(1)));
        });
        List<Job> rows = store.find(Query.query(criteria)
                .with(Sort.by(Sort.Direction.DESC, "openedAt", "_id"))
                .limit(request.limit() + 1));
        return Page.of(rows, request.limit(), job -> Cursor.of(job.openedAt().toString(), job.id()));
    }
}
