package dev.hiring.candidate.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored subscriptions. */
@Repository
final class Subscriptions {

    private final AggregateStore<Subscription> store;

    Subscriptions(AggregateStores stores) {
        this.store = stores.of(Subscription.class);
    }

    Optional<Subscription> find(String organization, String id) {
        return store.find(organization, id);
    }

    Subscription insertOrFind(Change<Subscription> change) {
        return store.insertOrFind(change);
    }

    Subscription change(
            String organization, String id, IfMatch ifMatch, Function<Subscription, Change<Subscription>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    void delete(String organization, String id) {
        store.mongo().remove(ofOrganization(organization, where("_id").is(id)), Subscription.class);
    }

    long count(String organization) {
        return store.mongo().count(ofOrganization(organization, new Criteria()), Subscription.class);
    }

    /** Those that are sent something. */
    List<Subscription> enabled(String organization) {
        return store.find(ofOrganization(organization, where("disabled").is(null)));
    }

    /** The newest first. */
    Page<Subscription> page(String organization, PageRequest request) {
        return store.newestFirst(where("organization").is(organization), "createdAt", Subscription::createdAt, request);
    }

    private static Query ofOrganization(String organization, Criteria criteria) {
        return Query.query(criteria.and("organization").is(organization));
    }
}
