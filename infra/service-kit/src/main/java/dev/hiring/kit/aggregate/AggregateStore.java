package dev.hiring.kit.aggregate;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.NotFound;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.kit.outbox.Outbox;

/**
 * The one write path: a change of an aggregate is a single conditional write of one document that holds the new state,
 * the next version and the new events, which are published right after.
 */
public final class AggregateStore<A extends Aggregate<A>> {

    private static final int ATTEMPTS = 50;

    private final Class<A> type;
    private final MongoOperations mongo;
    private final Outbox outbox;
    private final MongoPersistentEntity<?> entity;

    AggregateStore(Class<A> type, MongoOperations mongo, Outbox outbox) {
        this.type = type;
        this.mongo = mongo;
        this.outbox = outbox;
        this.entity = (MongoPersistentEntity<?>)
                mongo.getConverter().getMappingContext().getRequiredPersistentEntity(type);
    }

    public Optional<A> find(String organization, String id) {
        return Optional.ofNullable(mongo.findOne(
                Query.query(where("_id").is(id).and("organization").is(organization)), type));
    }

    /** The query names the organization: that is the repository's duty. */
    public List<A> find(Query query) {
        return mongo.find(query, type);
    }

    /**
     * A page of those that the criteria find, the newest first. The criteria name the organization: that is the
     * repository's duty, and so is an index of what they name, the time and the id.
     *
     * @param time the field of the time
     */
    public Page<A> newestFirst(Criteria criteria, String time, Function<A, Instant> timeOf, PageRequest request) {
        return new NewestFirst<>(type, time, timeOf, Aggregate::id).page(mongo, criteria, request);
    }

    /** For counts, projections and aggregations; never for writes to this collection. */
    public MongoOperations mongo() {
        return mongo;
    }

    String collection() {
        return entity.getCollection();
    }

    /**
     * @return the stored state, version 1
     * @throws DuplicateKeyException when the id is taken
     */
    public A insert(Change<A> change) {
        A state = change.state().withVersion(1);
        Outbox.Batch events = prepare(state, change);
        Document document = document(state).append("outbox", events.toDocuments());
        mongo.execute(collection(), documents -> documents.insertOne(document));
        events.stored();
        return state;
    }

    /** Creates what is named by a natural id; when it is there already, answers with that and changes nothing. */
    public A insertOrFind(Change<A> change) {
        try {
            return insert(change);
        } catch (DuplicateKeyException e) {
            A state = change.state();
            return find(state.organization(), state.id()).orElseThrow(() -> e);
        }
    }

    /**
     * Stores the change of a state that was loaded before.
     *
     * @return the stored state with its new version
     * @throws ConcurrentChange when the stored version is another one by now
     */
    public A update(Change<A> change) {
        long expected = change.state().version();
        A state = change.state().withVersion(expected + 1);
        Outbox.Batch events = prepare(state, change);
        Bson filter = Filters.and(
                Filters.eq("_id", state.id()),
                Filters.eq("organization", state.organization()),
                Filters.eq("version", expected),
                events.room());
        long matched = Objects.requireNonNull(mongo.execute(
                        collection(), documents -> documents.updateOne(filter, updateTo(document(state), events))))
                .getMatchedCount();
        if (matched == 0) {
            throw refusal(state, expected);
        }
        events.stored();
        return state;
    }

    /**
     * Loads, applies the transition and stores, again from the start when somebody else was faster. A transition that
     * returns the state it was given, without events, has nothing to do, and nothing is written.
     *
     * @throws NotFound when the organization has no such aggregate
     */
    public A change(String organization, String id, Function<A, Change<A>> transition) {
        return change(organization, id, IfMatch.any(), transition);
    }

    /** The same for a caller who saw a certain version and wants to change no other. */
    public A change(String organization, String id, IfMatch ifMatch, Function<A, Change<A>> transition) {
        return change(() -> find(organization, id), state -> {
            ifMatch.check(state.version());
            return transition.apply(state);
        });
    }

    /** The same for the one that a query finds, which names the organization: that is the repository's duty. */
    public A change(Query query, Function<A, Change<A>> transition) {
        return change(() -> Optional.ofNullable(mongo.findOne(query, type)), transition);
    }

    private A change(Supplier<Optional<A>> load, Function<A, Change<A>> transition) {
        for (int attempt = 1; ; attempt++) {
            A state = load.get().orElseThrow(this::notFound);
            Change<A> change = transition.apply(state);
            if (change.state() == state && change.events().isEmpty()) {
                return state;
            }
            try {
                return update(change);
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Outbox.Batch prepare(A state, Change<A> change) {
        return outbox.prepare(collection(), state.organization(), state.id(), state.version(), change.events());
    }

    private Document document(A state) {
        Document document = new Document();
        mongo.getConverter().write(state, document);
        return document;
    }

    /** Sets every field of the state, removes those that are empty now, and leaves the outbox to its own updates. */
    private Document updateTo(Document state, Outbox.Batch events) {
        Document set = new Document(state);
        set.remove("_id");
        set.remove("organization");
        Document unset = new Document();
        entity.forEach(property -> {
            if (!state.containsKey(property.getFieldName())) {
                unset.append(property.getFieldName(), "");
            }
        });
        Document update = new Document("$set", set);
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        if (!events.isEmpty()) {
            update.append("$push", new Document("outbox", new Document("$each", events.toDocuments())));
        }
        return update;
    }

    private NotFound notFound() {
        return new NotFound(type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private RuntimeException refusal(A state, long expected) {
        return find(state.organization(), state.id())
                .<RuntimeException>map(stored ->
                        stored.version() == expected ? outbox.full() : new ConcurrentChange(collection(), state.id()))
                .orElseGet(this::notFound);
    }
}
