package dev.hiring.candidate.person;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;

/** The stored candidates. */
@Repository
final class Candidates {

    private final AggregateStore<Candidate> store;

    Candidates(AggregateStores stores) {
        this.store = stores.of(Candidate.class);
    }

    Optional<Candidate> find(String organization, String id) {
        return store.find(organization, id);
    }

    List<Candidate> findAll(String organization, Collection<String> ids) {
        return store.find(
                Query.query(where("organization").is(organization).and("_id").in(ids)));
    }

    Candidate insertOrFind(Change<Candidate> change) {
        return store.insertOrFind(change);
    }

    Candidate change(String organization, String id, Function<Candidate, Change<Candidate>> transition) {
        return store.change(organization, id, transition);
    }
}
