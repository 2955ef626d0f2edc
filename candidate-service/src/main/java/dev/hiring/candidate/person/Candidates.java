package dev.hiring.candidate.person;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
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
import dev.hiring.kit.http.IfMatch;

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

    /** By the word that stands for the e-mail address. */
    Optional<Candidate> findBy(String organization, String lookup) {
        return store
                .find(Query.query(where("lookup").is(lookup).and("organization").is(organization)))
                .stream()
                .findFirst();
    }

    /**
     * Who was there before a time and is not erased, the oldest first.
     *
     * @param last of the page before
     */
    List<Candidate> before(String organization, Instant time, Optional<Candidate> last, int limit) {
        Criteria criteria = where("organization")
                .is(organization)
                .and("erasure")
                .is(null)
                .and("createdAt")
                .lt(time);
        last.ifPresent(candidate -> criteria.orOperator(
                where("createdAt").gt(candidate.createdAt()),
                where("createdAt").is(candidate.createdAt()).and("_id").gt(candidate.id())));
        return store.find(
                Query.query(criteria).with(Sort.by("createdAt", "_id")).limit(limit));
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the e-mail address is somebody's already */
    Candidate insert(Change<Candidate> change) {
        return store.insert(change);
    }

    Candidate change(
            String organization, String id, IfMatch ifMatch, Function<Candidate, Change<Candidate>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }
}
