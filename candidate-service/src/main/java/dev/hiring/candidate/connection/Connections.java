package dev.hiring.candidate.connection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored connections. */
@Repository
final class Connections {

    private final AggregateStore<Connection> store;

    Connections(AggregateStores stores) {
        this.store = stores.of(Connection.class);
    }

    Optional<Connection> find(String organization, String id) {
        return store.find(organization, id);
    }

    /** For an ATS, whose key stands for the organization: the caller checks it before anything else. */
    @AcrossOrganizations
    Optional<Connection> findForKey(String id) {
        return store.find(Query.query(where("_id").is(id))).stream().findFirst();
    }

    Connection insertOrFind(Change<Connection> change) {
        return store.insertOrFind(change);
    }

    Connection change(
            String organization, String id, IfMatch ifMatch, Function<Connection, Change<Connection>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    long count(String organization) {
        return store.mongo().count(Query.query(where("organization").is(organization)), Connection.class);
    }

    /** The newest first. */
    Page<Connection> page(String organization, PageRequest request) {
        Criteria criteria = where("organization").is(organization);
        request.cursor().ifPresent(cursor -> {
            Instant createdAt = cursor.instant(0);
            criteria.orOperator(
                    where("createdAt").lt(createdAt),
                    where("createdAt").is(createdAt).and("_id").lt(cursor.key(1)));
        });
        List<Connection> rows = store.find(Query.query(criteria)
                .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                .limit(request.limit() + 1));
        return Page.of(rows, request.limit(), row -> Cursor.of(row.createdAt().toString(), row.id()));
    }
}
