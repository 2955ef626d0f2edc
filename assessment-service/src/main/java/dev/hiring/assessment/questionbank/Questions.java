package dev.hiring.assessment.questionbank;

import static org.springframework.data.mongodb.core.ReplaceOptions.replaceOptions;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import dev.hiring.events.QuestionEvent.QuestionPublished;
import dev.hiring.events.QuestionEvent.QuestionRetired;

/** The stored copy. Every write is conditional on the version, so events may come twice, late and out of order. */
@Repository
class Questions {

    private final MongoOperations mongo;

    Questions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void publish(String organization, QuestionPublished event) {
        Question question = Question.published(organization, event);
        Query older = query(where("_id").is(question.key()).and("version").lt(event.version()));
        unlessNewer(() -> mongo.replace(older, question, replaceOptions().upsert()));
    }

    /** Final for that version. If the version itself was never seen, a mark stays that it is not to be asked. */
    void retire(String organization, QuestionRetired event) {
        String key = Question.key(organization, event.questionId());
        Query notNewer = query(where("_id").is(key).and("version").lte(event.version()));
        Update retirement = Update.update("organization", organization)
                .set("questionId", event.questionId())
                .set("version", event.version())
                .set("retired", true);
        unlessNewer(() -> mongo.upsert(notNewer, retirement, Question.class));
    }

    /** The ids of the questions that may be asked and are among the selected, in ascending order. */
    List<String> matching(String organization, Selection selection) {
        Criteria criteria = askable(organization);
        restrict(criteria, "topic", selection.topics());
        restrict(criteria, "skills", selection.skills());
        restrict(criteria, "level", selection.levels());
        restrict(criteria, "kind", selection.kinds());
        return ids(criteria);
    }

    /** Those of the ids that may be asked, in ascending order. */
    List<String> askable(String organization, Collection<String> questionIds) {
        return ids(askable(organization).and("_id").in(keys(organization, questionIds)));
    }

    /** The questions by id, retired in the meantime or not. */
    Map<String, Question> all(String organization, Collection<String> questionIds) {
        return mongo.find(query(where("_id").in(keys(organization, questionIds))), Question.class).stream()
                .collect(Collectors.toMap(Question::questionId, Function.identity()));
    }

    private List<String> ids(Criteria criteria) {
        Query query = query(criteria);
        query.fields().include("questionId");
        // Only ids are fetched: a pool may be thousands of questions, of which a test takes a few.
        return mongo.find(query, Document.class, mongo.getCollectionName(Question.class)).stream()
                .map(question -> question.getString("questionId"))
                .sorted()
                .toList();
    }

    private static Criteria askable(String organization) {
        return where("organization").is(organization).and("retired").is(false);
    }

    private static void restrict(Criteria criteria, String field, List<?> values) {
        if (!values.isEmpty()) {
            criteria.and(field).in(values);
        }
    }

    private static List<String> keys(String organization, Collection<String> questionIds) {
        return questionIds.stream().map(id -> Question.key(organization, id)).toList();
    }

    /**
     * An upsert whose condition finds nothing tries to insert. If that is refused there is a question already: a newer
     * one, or one that was inserted this moment by somebody else. The second try tells which.
     */
    private static void unlessNewer(Runnable upsert) {
        try {
            upsert.run();
        } catch (DuplicateKeyException present) {
            try {
                upsert.run();
            } catch (DuplicateKeyException newer) {
                // What is stored is newer: this event has nothing to tell.
            }
        }
    }
}
