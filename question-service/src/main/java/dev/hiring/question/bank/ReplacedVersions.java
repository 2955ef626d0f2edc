package dev.hiring.question.bank;

import java.time.Instant;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

/** The published versions that a newer one has taken the place of. Each is written once. */
@Repository
final class ReplacedVersions {

    private final MongoOperations mongo;

    ReplacedVersions(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void keep(String organization, String questionId, PublishedVersion version) {
        try {
            mongo.insert(new Stored(
                    id(organization, questionId, version.version()),
                    version.version(),
                    version.content(),
                    version.publishedAt()));
        } catch (DuplicateKeyException _) {
            // It is there already, and it is the same.
        }
    }

    Optional<PublishedVersion> find(String organization, String questionId, int version) {
        return Optional.ofNullable(mongo.findById(id(organization, questionId, version), Stored.class))
                .map(stored -> new PublishedVersion(stored.number(), stored.content(), stored.publishedAt()));
    }

    private static String id(String organization, String questionId, int version) {
        return organization + "/" + questionId + "/" + version;
    }

    @Document("replacedVersions")
    private record Stored(@Id String id, int number, Content content, Instant publishedAt) {}
}
