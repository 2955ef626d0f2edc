package dev.hiring.candidate.note;

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
import dev.hiring.kit.aggregate.NewestFirst;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored notes. */
@Repository
final class Notes {

    private static final NewestFirst<Note> NEWEST_FIRST =
            new NewestFirst<>(Note.class, "createdAt", Note::createdAt, Note::id);

    private final AggregateStore<Note> store;

    Notes(AggregateStores stores) {
        this.store = stores.of(Note.class);
    }

    Optional<Note> find(String organization, String id) {
        return store.find(organization, id);
    }

    Note insertOrFind(Change<Note> change) {
        return store.insertOrFind(change);
    }

    Note change(String organization, String id, IfMatch ifMatch, Function<Note, Change<Note>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /**
     * @return whether it was there in that version
     */
    boolean delete(String organization, Note note) {
        Query query = Query.query(where("_id")
                .is(note.id())
                .and("organization")
                .is(organization)
                .and("version")
                .is(note.version()));
        return store.mongo().remove(query, Note.class).getDeletedCount() > 0;
    }

    /**
     * @return how many there were
     */
    long deleteAll(String organization, String applicationId) {
        return store.mongo()
                .remove(Query.query(of(organization, applicationId)), Note.class)
                .getDeletedCount();
    }

    /** The newest first. */
    List<Note> all(String organization, String applicationId) {
        return store.find(Query.query(of(organization, applicationId)).with(NEWEST_FIRST.sort()));
    }

    /** The newest first. */
    Page<Note> page(String organization, String applicationId, PageRequest request) {
        return NEWEST_FIRST.page(store.mongo(), of(organization, applicationId), request);
    }

    private static Criteria of(String organization, String applicationId) {
        return where("organization").is(organization).and("applicationId").is(applicationId);
    }
}
