package dev.hiring.candidate.connection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
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
        return store.newestFirst(where("organization").is(organization), "createdAt", Connection::createdAt, request);
    }
}
