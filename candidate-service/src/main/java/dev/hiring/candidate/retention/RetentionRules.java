package dev.hiring.candidate.retention;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;

/** The stored rules, one for each organization that has one. */
@Repository
final class RetentionRules {

    private final AggregateStore<RetentionRule> store;

    RetentionRules(AggregateStores stores) {
        this.store = stores.of(RetentionRule.class);
    }

    Optional<RetentionRule> find(String organization) {
        return store.find(organization, organization);
    }

    RetentionRule insert(Change<RetentionRule> change) {
        return store.insert(change);
    }

    RetentionRule update(Change<RetentionRule> change) {
        return store.update(change);
    }

    /** Those by which somebody is to be erased. */
    @AcrossOrganizations
    List<RetentionRule> all() {
        return store.find(Query.query(where("eraseAfterDays").gt(0)));
    }
}
