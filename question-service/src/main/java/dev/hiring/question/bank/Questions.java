package dev.hiring.question.bank;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.PageRequest;

/** The questions of all organizations, with every version that was ever published. */
@Repository
final class Questions {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

    private final AggregateStore<Question> store;
    private final ReplacedVersions replaced;

    Questions(AggregateStores stores, ReplacedVersions replaced) {
        this.store = stores.of(Question.class);
        this.replaced = replaced;
    }

    Question insert(Change<Question> change) {
        return store.insert(change);
    }

    Question insertOrFind(Change<Question> change) {
        return store.insertOrFind(change);
    }

    Optional<Question> find(String organization, String id) {
        return store.find(organization, id);
    }

    /**
     * Before a question moves on to its next version, the one that it leaves is put aside. That version cannot change,
     * so nothing is wrong if the question does not move on after all, or if somebody else puts it aside too.
     */
    Question change(String organization, String id, IfMatch ifMatch, Function<Question, Change<Question>> transition) {
        return store.change(organization, id, ifMatch, question -> {
            Change<Question> change = transition.apply(question);
            PublishedVersion newest = question.newest();
            if (newest != null && change.state().publishedVersion() > newest.version()) {
                replaced.keep(organization, id, newest);
            }
            return change;
        });
    }

    Optional<PublishedVersion> version(String organization, String id, int version) {
        PublishedVersion newest = find(organization, id).map(Question::newest).orElse(null);
        if (newest == null || version > newest.version()) {
            return Optional.empty();
        }
        return version == newest.version() ? Optional.of(newest) : replaced.find(organization, id, version);
    }

    /** Newest first; one row more than the page has room for tells that there is another page. */
    List<Question> search(String organization, QuestionFilter filter, PageRequest page) {
        List<Criteria> all = new ArrayList<>();
        all.add(where("organization").is(organization));
        equal(all, "content.skills", filter.skill());
        equal(all, "content.topic", filter.topic());
        equal(all, "content.level", filter.level());
        equal(all, "content.kind", filter.kind());
        equal(all, "content.style", filter.style());
        equal(all, "state", filter.state());
        if (filter.text() != null) {
            String literal = literal(filter.text());
            all.add(new Criteria()
                    .orOperator(
                            where("content.prompt").regex(literal, "i"),
                            where("content.options.text").regex(literal, "i")));
        }
        page.cursor().ifPresent(cursor -> all.add(after(cursor)));
        return store.find(
                Query.query(new Criteria().andOperator(all)).with(NEWEST_FIRST).limit(page.limit() + 1));
    }

    static Cursor cursor(Question question) {
        return Cursor.of(question.createdAt().toString(), question.id());
    }

    private static Criteria after(Cursor cursor) {
        Instant createdAt = cursor.instant(0);
        return new Criteria()
                .orOperator(
                        where("createdAt").lt(createdAt),
                        where("createdAt").is(createdAt).and("_id").lt(cursor.key(1)));
    }

    private static void equal(List<Criteria> all, String field, @Nullable Object value) {
        if (value != null) {
            all.add(where(field).is(value));
        }
    }

    /** Escapes what any dialect of regular expressions could give a meaning. */
    private static String literal(String text) {
        return text.replaceAll("\\p{Punct}", "\\\\$0");
    }
}
