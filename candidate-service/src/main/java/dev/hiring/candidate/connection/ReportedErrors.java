package dev.hiring.candidate.connection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.NewestFirst;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored reports. */
@Repository
final class ReportedErrors {

    private static final NewestFirst<ReportedError> NEWEST_FIRST =
            new NewestFirst<>(ReportedError.class, "reportedAt", ReportedError::reportedAt, ReportedError::id);

    private final MongoOperations mongo;

    ReportedErrors(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** @param most of the connection that are kept; the oldest go */
    void insert(String organization, ReportedError error, int most) {
        mongo.insert(error);
        List<ReportedError> beyond =
                mongo.find(query(organization, error.connectionId()).skip(most).limit(most), ReportedError.class);
        if (!beyond.isEmpty()) {
            mongo.remove(
                    Query.query(where("_id")
                            .in(beyond.stream().map(ReportedError::id).toList())
                            .and("organization")
                            .is(organization)),
                    ReportedError.class);
        }
    }

    private static Query query(String organization, String connectionId) {
        return Query.query(of(organization, connectionId)).with(NEWEST_FIRST.sort());
    }

    private static Criteria of(String organization, String connectionId) {
        return where("organization").is(organization).and("connectionId").is(connectionId);
    }

    /** The newest first. */
    Page<ReportedError> page(String organization, String connectionId, PageRequest request) {
        return NEWEST_FIRST.page(mongo, of(organization, connectionId), request);
    }

    void deleteOf(String organization, String orderId) {
        mongo.remove(
                Query.query(where("organization")
                        .is(organization)
                        .and("report.orderId")
                        .is(orderId)),
                ReportedError.class);
    }

    @AcrossOrganizations
    long deleteBefore(Instant time) {
        return mongo.remove(Query.query(where("reportedAt").lt(time)), ReportedError.class)
                .getDeletedCount();
    }
}
