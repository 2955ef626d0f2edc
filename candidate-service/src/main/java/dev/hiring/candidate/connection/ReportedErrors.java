package dev.hiring.candidate.connection;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored reports. */
@Repository
final class ReportedErrors {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "reportedAt", "_id");

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
        return Query.query(of(organization, connectionId)).with(NEWEST_FIRST);
    }

    private static Criteria of(String organization, String connectionId) {
        return where("organization").is(organization).and("connectionId").is(connectionId);
    }

    /** The newest first. */
    Page<ReportedError> page(String organization, String connectionId, PageRequest request) {
        Criteria criteria = of(organization, connectionId);
        request.cursor().ifPresent(cursor -> {
            Instant reportedAt = cursor.instant(0);
            criteria.orOperator(
                    where("reportedAt").lt(reportedAt),
                    where("reportedAt").is(reportedAt).and("_id").lt(cursor.key(1)));
        });
        List<ReportedError> rows =
                mongo.find(Query.query(criteria).with(NEWEST_FIRST).limit(request.limit() + 1), ReportedError.class);
        return Page.of(rows, request.limit(), row -> Cursor.of(row.reportedAt().toString(), row.id()));
    }

    @AcrossOrganizations
    long deleteBefore(Instant time) {
        return mongo.remove(Query.query(where("reportedAt").lt(time)), ReportedError.class)
                .getDeletedCount();
    }
}
