package dev.hiring.candidate.job;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.events.AssessmentEvent.AssessmentPublished;

/** The copy of what the assessment service published: the assessments that a job may ask for. */
@Repository
final class PublishedAssessments {

    private final MongoOperations mongo;

    PublishedAssessments(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** A published assessment never changes, so writing it again changes nothing. */
    void save(String organization, AssessmentPublished event) {
        mongo.save(new PublishedAssessment(
                id(organization, event.assessmentId()), organization, event.title(), event.publishedAt()));
    }

    boolean contains(String organization, String assessmentId) {
        return mongo.exists(
                Query.query(where("_id")
                        .is(id(organization, assessmentId))
                        .and("organization")
                        .is(organization)),
                PublishedAssessment.class);
    }

    private static String id(String organization, String assessmentId) {
        return organization + "/" + assessmentId;
    }

    @Document("published-assessments")
    record PublishedAssessment(@Id String id, String organization, String title, Instant publishedAt) {}
}
