package dev.hiring.candidate.order;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import dev.hiring.candidate.order.Order.State;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored orders. */
@Repository
final class Orders {

    private final AggregateStore<Order> store;

    Orders(AggregateStores stores) {
        this.store = stores.of(Order.class);
    }

    Optional<Order> find(String organization, String id) {
        return store.find(organization, id);
    }

    /** The order of that address, whoever was first. */
    Order insertOrFind(Change<Order> change) {
        return store.insertOrFind(change);
    }

    Order change(String organization, String id, Function<Order, Change<Order>> transition) {
        return store.change(organization, id, transition);
    }

    List<Order> ofApplication(String organization, String applicationId) {
        return store.find(Query.query(
                where("organization").is(organization).and("applicationId").is(applicationId)));
    }

    List<Order> ofCandidate(String organization, String candidateId) {
        return store.find(Query.query(
                where("organization").is(organization).and("candidateId").is(candidateId)));
    }

    /**
     * Takes the next that is due; nobody else gets it before {@code lease} is over. That is a change as any other: who
     * wants to change what was there before finds another version.
     *
     * @param without connections that have enough under way
     */
    @AcrossOrganizations
    Optional<Order> claim(Instant now, Instant lease, Collection<String> without) {
        Criteria due = where("dueAt").lte(now);
        if (!without.isEmpty()) {
            due.and("connectionId").nin(without);
        }
        return Optional.ofNullable(store.mongo()
                .findAndModify(
                        Query.query(due).with(Sort.by("dueAt")),
                        Update.update("dueAt", lease).inc("version", 1),
                        FindAndModifyOptions.options().returnNew(true),
                        Order.class));
    }

    /** The newest first. */
    Page<Order> page(String organization, String connectionId, @Nullable State state, PageRequest request) {
        Criteria criteria =
                where("organization").is(organization).and("connectionId").is(connectionId);
        if (state != null) {
            criteria.and("state").is(state);
        }
        return store.newestFirst(criteria, "placedAt", Order::placedAt, request);
    }
}
