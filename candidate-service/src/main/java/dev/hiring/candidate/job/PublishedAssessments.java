package dev.hiring.candidate.job;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

    /** Of those of them that there are, by their ids. */
    Map<String, String> titles(String organization, Collection<String> assessmentIds) {
        List<String> ids =
                assessmentIds.stream().map(each -> id(organization, each)).toList();
        int prefix = id(organization, "").length();
        return mongo
                .find(Query.query(where("_id").in(ids).and("organization").is(organization)), PublishedAssessment.class)
                .stream()
                .collect(Collectors.toMap(found -> found.id().substring(prefix), PublishedAssessment::title));
    }

    private static String id(String organization, String assessmentId) {
        return organization + "/" + assessmentId;
    }

    @Document("published-assessments")
    record PublishedAssessment(@Id String id, String organization, String title, Instant publishedAt) {}
}
