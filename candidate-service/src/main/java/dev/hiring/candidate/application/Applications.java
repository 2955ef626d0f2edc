package dev.hiring.candidate.application;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import dev.hiring.candidate.job.DecisionsDue;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.aggregate.AcrossOrganizations;
import dev.hiring.kit.aggregate.AggregateStore;
import dev.hiring.kit.aggregate.AggregateStores;
import dev.hiring.kit.aggregate.Change;
import dev.hiring.kit.http.IfMatch;
import dev.hiring.kit.http.Page;
import dev.hiring.kit.http.PageRequest;

/** The stored applications. */
@Repository
final class Applications {

    private final AggregateStore<Application> store;

    Applications(AggregateStores stores) {
        this.store = stores.of(Application.class);
    }

    Optional<Application> find(String organization, String id) {
        return store.find(organization, id);
    }

    /** Those of them that there are. */
    List<Application> all(String organization, Collection<String> ids) {
        return store.find(Query.query(where("_id").in(ids).and("organization").is(organization)));
    }

    List<Application> ofCandidate(String organization, String candidateId) {
        return store.find(Query.query(
                where("organization").is(organization).and("candidateId").is(candidateId)));
    }

    Application insert(Change<Application> change) {
        return store.insert(change);
    }

    Application change(
            String organization, String id, IfMatch ifMatch, Function<Application, Change<Application>> transition) {
        return store.change(organization, id, ifMatch, transition);
    }

    /** The newest first. */
    Page<Application> page(String organization, ApplicationFilter filter, PageRequest request) {
        Criteria criteria = where("organization").is(organization);
        narrow(criteria, "jobId", filter.jobId());
        narrow(criteria, "stage", filter.stage());
        narrow(criteria, "externalReference", filter.externalReference());
        return store.newestFirst(criteria, "receivedAt", Application::receivedAt, request);
    }

    private static void narrow(Criteria criteria, String field, @Nullable Object wanted) {
        if (wanted != null) {
            criteria.and(field).is(wanted);
        }
    }

    /**
     * A part of the job's ranking, the best first: a range of an index.
     *
     * @param after the {@code rankKey} before the first, empty for the top
     */
    List<Application> ranked(String organization, String jobId, Stage stage, String after, int limit) {
        return store.find(Query.query(where("organization")
                        .is(organization)
                        .and("jobId")
                        .is(jobId)
                        .and("stage")
                        .is(stage)
                        .and("rankKey")
                        .gt(after))
                .with(Sort.by("rankKey"))
                .limit(limit));
    }

    /**
     * How many stand in a part of the job's ranking.
     *
     * @param before the {@code rankKey} after the last that is counted
     */
    long countRanked(String organization, String jobId, Stage stage, String before) {
        return store.mongo()
                .count(
                        Query.query(where("organization")
                                .is(organization)
                                .and("jobId")
                                .is(jobId)
                                .and("stage")
                                .is(stage)
                                .and("rankKey")
                                .lt(before)),
                        Application.class);
    }

    boolean anyIn(String organization, String jobId, Collection<Stage> stages) {
        return store.mongo().exists(in(organization, jobId, stages), Application.class);
    }

    long count(String organization, String jobId, Collection<Stage> stages) {
        return store.mongo().count(in(organization, jobId, stages), Application.class);
    }

    private static Query in(String organization, String jobId, Collection<Stage> stages) {
        return Query.query(where("organization")
                .is(organization)
                .and("jobId")
                .is(jobId)
                .and("stage")
                .in(stages));
    }

    /** Streams, so that a big job needs no more memory than a small one. */
    void progress(String organization, String jobId, Consumer<Progress> consumer) {
        Query query =
                Query.query(where("organization").is(organization).and("jobId").is(jobId));
        query.fields().include("stage", "stages", "decision.outcome");
        try (Stream<Progress> rows =
                store.mongo().query(Application.class).as(Progress.class).matching(query).stream()) {
            rows.forEach(consumer);
        }
    }

    /**
     * Streams, so that a big job needs no more memory than a small one.
     *
     * @param parts whether the scores of skills and tests are wanted, which are most of what there is to read
     */
    void standings(String organization, String jobId, boolean parts, Consumer<Standing> consumer) {
        Query query =
                Query.query(where("organization").is(organization).and("jobId").is(jobId));
        query.fields().include("stage", "decision.outcome", "decision.decidedBy");
        query.fields()
                .include(
                        "score.scoringVersion",
                        "score.status",
                        "score.marks",
                        "score.maximum",
                        "score.percent",
                        "score.completedAt",
                        "score.scoredAt");
        if (parts) {
            query.fields().include("score.bySkill", "score.byAssessment");
        }
        try (Stream<Standing> rows =
                store.mongo().query(Application.class).as(Standing.class).matching(query).stream()) {
            rows.forEach(consumer);
        }
    }

    /** Counted in the store. */
    List<PercentCount> percents(String organization, String jobId) {
        return store.mongo()
                .aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where("organization")
                                        .is(organization)
                                        .and("jobId")
                                        .is(jobId)
                                        .and("score.status")
                                        .is(Status.FINAL)),
                                Aggregation.group("score.percent").count().as("count"),
                                Aggregation.project("count")
                                        .and("_id")
                                        .as("percent")
                                        .andExclude("_id")),
                        Application.class,
                        PercentCount.class)
                .getMappedResults();
    }

    /** The jobs of every organization in which somebody has a final score and no decision. */
    @AcrossOrganizations
    List<DecisionsDue> awaitingDecision() {
        return store.mongo()
                .aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(where("stage").is(Stage.SCORED)),
                                Aggregation.group("organization", "jobId"),
                                Aggregation.project()
                                        .and("_id.organization")
                                        .as("organization")
                                        .and("_id.jobId")
                                        .as("jobId")
                                        .andExclude("_id")),
                        Application.class,
                        DecisionsDue.class)
                .getMappedResults();
    }

    /** How many, of all organizations, completed a test before then that has no score, and wait for it. */
    @AcrossOrganizations
    long countUnscored(Instant before) {
        return store.mongo()
                .count(
                        Query.query(where("sittings.unscoredSince")
                                .lt(before)
                                .and("stage")
                                .in(Stage.BEFORE_SCORE)),
                        Application.class);
    }
}
