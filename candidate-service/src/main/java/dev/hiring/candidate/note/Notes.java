package dev.hiring.candidate.note;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
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
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored notes. */
@Repository
final class Notes {

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

    /** The newest first. */
    Page<Note> page(String organization, String applicationId, PageRequest request) {
        Criteria criteria =
                where("organization").is(organization).and("applicationId").is(applicationId);
        request.cursor().ifPresent(cursor -> {
            Instant createdAt = cursor.instant(0);
            criteria.orOperator(
                    where("createdAt").lt(createdAt),
                    where("createdAt").is(createdAt).and("_id").lt(cursor.key(1)));
        });
        List<Note> rows = store.find(Query.query(criteria)
                .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                .limit(request.limit() + 1));
        return Page.of(rows, request.limit(), row -> Cursor.of(row.createdAt().toString(), row.id()));
    }
}
