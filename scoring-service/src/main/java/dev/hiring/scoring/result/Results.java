package dev.hiring.scoring.result;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.events.PinnedQuestion;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.Cursor;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.PageRequest;
import dev.hiring.scoring.marking.Score;

@Repository
final class Results {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Order.desc("attempt.completedAt"), Sort.Order.desc("_id"));
    private static final Sort OLDEST_REQUEST_FIRST = Sort.by("review.requestedAt", "_id");

    private final AggregateStore<Result> store;

    Results(AggregateStores stores) {
        this.store = stores.of(Result.class);
    }

    Optional<Result> find(String organization, String id) {
        return store.find(organization, id);
    }

    Result insertOrFind(Change<Result> change) {
        return store.insertOrFind(change);
    }

    Result change(String organization, String id, IfMatch ifMatch, Function<Result, Change<Result>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /** All results of a candidate, the first completed first: as many as there were tests. */
    List<Result> ofCandidate(String organization, String candidateId) {
        return store.find(
                Query.query(of(organization).and("attempt.candidateId").is(candidateId))
                        .with(Sort.by("attempt.completedAt", "_id")));
    }

    /** One more than the limit, if there are as many. */
    List<Result> page(String organization, ResultFilter filter, PageRequest page) {
        Criteria criteria = of(organization);
        if (filter.applicationId() != null) {
            criteria.and("attempt.applicationId").is(filter.applicationId());
        }
        if (filter.assessmentId() != null) {
            criteria.and("attempt.assessmentId").is(filter.assessmentId());
        }
        if (filter.status() != null) {
            criteria.and("status").is(filter.status());
        }
        page.cursor()
                .ifPresent(cursor -> criteria.orOperator(
                        where("attempt.completedAt").lt(cursor.instant(0)),
                        where("attempt.completedAt")
                                .is(cursor.instant(0))
                                .and("_id")
                                .lt(cursor.key(1))));
        return store.find(Query.query(criteria).with(NEWEST_FIRST).limit(page.limit() + 1));
    }

    static Cursor cursor(Result result) {
        return Cursor.of(result.attempt().completedAt().toString(), result.id());
    }

    /** Results with a review in the order in which the reviews were asked for; one more than the limit. */
    List<Result> reviews(String organization, ResultStatus status, PageRequest page) {
        Criteria criteria = of(organization).and("status").is(status);
        page.cursor()
                .ifPresentOrElse(
                        cursor -> criteria.orOperator(
                                where("review.requestedAt").gt(cursor.instant(0)),
                                where("review.requestedAt")
                                        .is(cursor.instant(0))
                                        .and("_id")
                                        .gt(cursor.key(1))),
                        () -> criteria.and("review.requestedAt").exists(true));
        return store.find(Query.query(criteria).with(OLDEST_REQUEST_FIRST).limit(page.limit() + 1));
    }

    static Cursor reviewCursor(Result result) {
        Review review = Objects.requireNonNull(result.review());
        return Cursor.of(review.requestedAt().toString(), result.id());
    }

    /** Those to whom the arrival of this key may matter. */
    List<Result> waitingFor(String organization, PinnedQuestion question) {
        return store.find(Query.query(of(organization).and("waiting.keys").is(Waiting.key(question))));
    }

    /** To be closed. */
    @AcrossOrganizations
    Stream<Result> waitingSince(Instant latest) {
        return store.mongo().stream(Query.query(where("waiting.since").lte(latest)), Result.class);
    }

    /** The whole is counted last: a result that becomes final in between makes it too great rather than too small. */
    Cohort cohort(Result result, Score score) {
        return Cohort.of(
                count(finals(result).and("score.percent").lt(score.percent())),
                count(finals(result).and("score.percent").is(score.percent())),
                count(finals(result)));
    }

    private long count(Criteria criteria) {
        return store.mongo().count(Query.query(criteria), Result.class);
    }

    private static Criteria finals(Result result) {
        return of(result.organization())
                .and("attempt.assessmentId")
                .is(result.attempt().assessmentId())
                .and("status")
                .is(ResultStatus.FINAL);
    }

    private static Criteria of(String organization) {
        return where("organization").is(organization);
    }
}
