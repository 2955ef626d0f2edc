package dev.hiring.candidate.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import dev.hiring.candidate.webhook.Delivery.State;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.NewestFirst;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored deliveries: what is to be sent, and the log of what was. */
@Repository
final class Deliveries {

    private static final NewestFirst<Delivery> NEWEST_FIRST =
            new NewestFirst<>(Delivery.class, "createdAt", Delivery::createdAt, Delivery::id);

    private final MongoOperations mongo;

    Deliveries(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** The same message a second time changes nothing. */
    void insert(String organization, Delivery delivery) {
        try {
            mongo.insert(delivery);
        } catch (DuplicateKeyException e) {
            if (find(organization, delivery.id()).isEmpty()) {
                throw e;
            }
        }
    }

    Optional<Delivery> find(String organization, String id) {
        return Optional.ofNullable(mongo.findOne(one(organization, id), Delivery.class));
    }

    /**
     * Takes the next that is due; nobody else gets it before {@code lease} is over.
     *
     * @param without subscriptions that have enough under way
     */
    @AcrossOrganizations
    Optional<Delivery> claim(Instant now, Instant lease, Collection<String> without) {
        Criteria due = where("dueAt").lte(now);
        if (!without.isEmpty()) {
            due.and("subscriptionId").nin(without);
        }
        return Optional.ofNullable(mongo.findAndModify(
                Query.query(due).with(Sort.by("dueAt")),
                Update.update("dueAt", lease).unset("waitsFor"),
                FindAndModifyOptions.options().returnNew(true),
                Delivery.class));
    }

    /**
     * Stores what came of an attempt.
     *
     * @param dueAt as it was read; whoever took the delivery over since then has set another
     */
    boolean replace(String organization, Delivery delivery, @Nullable Instant dueAt) {
        Query unchanged = Query.query(where("_id")
                .is(delivery.id())
                .and("organization")
                .is(organization)
                .and("dueAt")
                .is(dueAt));
        return mongo.replace(unchanged, delivery).getMatchedCount() == 1;
    }

    /** The first that has to be told before this one. */
    Optional<Delivery> before(String organization, Delivery delivery) {
        return Optional.ofNullable(mongo.findOne(
                pending(organization, delivery, where("sequence").lt(delivery.sequence()))
                        .with(Sort.by("sequence")),
                Delivery.class));
    }

    /**
     * Makes the one due that waits for this one. What somebody has taken up meanwhile is under way, and would be sent a
     * second time.
     */
    void wakeNext(String organization, Delivery delivery, Instant now) {
        mongo.findAndModify(
                pending(
                                organization,
                                delivery,
                                where("sequence")
                                        .gt(delivery.sequence())
                                        .and("waitsFor")
                                        .exists(true))
                        .with(Sort.by("sequence")),
                Update.update("dueAt", now).unset("waitsFor"),
                Delivery.class);
    }

    private static Query pending(String organization, Delivery delivery, Criteria place) {
        return Query.query(place.and("organization")
                .is(organization)
                .and("subscriptionId")
                .is(delivery.subscriptionId())
                .and("orderKey")
                .is(delivery.orderKey())
                .and("state")
                .is(State.PENDING));
    }

    /** The newest first. */
    Page<Delivery> page(String organization, String subscriptionId, @Nullable State state, PageRequest request) {
        Criteria criteria =
                where("organization").is(organization).and("subscriptionId").is(subscriptionId);
        if (state != null) {
            criteria.and("state").is(state);
        }
        return NEWEST_FIRST.page(mongo, criteria, request);
    }

    /** All messages about some applications. */
    List<Delivery> about(String organization, Collection<String> applicationIds) {
        return mongo.find(Query.query(about(applicationIds, organization)), Delivery.class);
    }

    /** Keeps nothing any more of what receivers have answered to messages about some applications. */
    void forgetAnswers(String organization, Collection<String> applicationIds) {
        mongo.updateMulti(
                Query.query(about(applicationIds, organization)),
                new Update().unset("attempts.$[].excerpt"),
                Delivery.class);
    }

    private static Criteria about(Collection<String> applicationIds, String organization) {
        return where("organization").is(organization).and("orderKey").in(applicationIds);
    }

    @AcrossOrganizations
    long deleteEndedBefore(Instant time) {
        return mongo.remove(Query.query(where("createdAt").lt(time).and("state").ne(State.PENDING)), Delivery.class)
                .getDeletedCount();
    }

    private static Query one(String organization, String id) {
        return Query.query(where("_id").is(id).and("organization").is(organization));
    }
}
