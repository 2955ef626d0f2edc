package dev.hiring.scoring.answerkey;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.events.AnswerKeyEvent.AnswerKeyPublished;
import dev.hiring.events.PinnedQuestion;

/** The keys by organization and question version. */
@Repository
final class AnswerKeys {

    private final MongoOperations mongo;

    AnswerKeys(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Storing the same key again changes nothing. */
    StoredKey store(String organization, AnswerKeyPublished event) {
        return mongo.save(StoredKey.of(organization, event));
    }

    Map<PinnedQuestion, StoredKey> find(String organization, Collection<PinnedQuestion> questions) {
        var ids = questions.stream()
                .map(question -> StoredKey.id(organization, question))
                .distinct()
                .toList();
        return mongo
                .find(Query.query(where("_id").in(ids).and("organization").is(organization)), StoredKey.class)
                .stream()
                .collect(Collectors.toMap(StoredKey::question, Function.identity()));
    }
}
