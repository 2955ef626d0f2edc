package dev.hiring.assessment.invitation;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Repository;

import dev.hiring.assessment.session.Applicant;

/**
 * Remembers which jobs are closed and which applications are withdrawn, for applications that are heard of only
 * later: a job's events and an application's have no common order.
 */
@Repository
class Closures {

    @Document("closures")
    record Closure(@Id String key, String organization, Instant at) {}

    private final MongoOperations mongo;

    Closures(MongoOperations mongo) {
        this.mongo = mongo;
    }

    void jobClosed(String organization, String jobId, Instant at) {
        mongo.save(new Closure(jobKey(organization, jobId), organization, at));
    }

    void applicationWithdrawn(String organization, String applicationId, Instant at) {
        mongo.save(new Closure(applicationKey(organization, applicationId), organization, at));
    }

    /** Whether nobody waits for this applicant's test any more. */
    boolean cover(String organization, Applicant applicant) {
        return mongo.exists(
                query(where("_id")
                        .in(List.of(
                                jobKey(organization, applicant.jobId()),
                                applicationKey(organization, applicant.applicationId())))),
                Closure.class);
    }

    private static String jobKey(String organization, String jobId) {
        return organization + "/job/" + jobId;
    }

    private static String applicationKey(String organization, String applicationId) {
        return organization + "/application/" + applicationId;
    }
}
