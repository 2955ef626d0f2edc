package dev.hiring.assessment.blueprint;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

@Repository
class Assessments {

    private static final int REMEMBERED = 1_000;

    private final AggregateStore<Assessment> store;
    /** What is published stays as it is. */
    private final Cache<String, Assessment> published =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    Assessments(AggregateStores stores) {
        this.store = stores.of(Assessment.class);
    }

    Assessment add(Change<Assessment> created) {
        return store.insertOrFind(created);
    }

    Optional<Assessment> find(String organization, String id) {
        return store.find(organization, id);
    }

    /** One that candidates can be invited to. */
    Optional<Assessment> findPublished(String organization, String id) {
        String key = organization + "/" + id;
        return Optional.ofNullable(published.getIfPresent(key)).or(() -> {
            Optional<Assessment> found = find(organization, id).filter(Assessment::isPublished);
            found.ifPresent(assessment -> published.put(key, assessment));
            return found;
        });
    }

    Assessment change(
            String organization, String id, IfMatch ifMatch, Function<Assessment, Change<Assessment>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /** The newest first. */
    Page<Assessment> page(String organization, PageRequest request) {
        Criteria criteria = where("organization").is(organization);
        request.cursor()
                .ifPresent(cursor -> criteria.orOperator(
                        where("createdAt").lt(cursor.instant(0)),
                        where("createdAt").is(cursor.instant(0)).and("_id").lt(cursor.key(1))));
        return Page.of(
                store.find(query(criteria)
                        .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"))
                        .limit(request.limit() + 1)),
                request.limit(),
                assessment -> Cursor.of(assessment.createdAt().toString(), assessment.id()));
    }
}
