package dev.hiring.candidate.shortlist;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.application.Application;
import dev.hiring.candidate.application.ApplicationService;
import dev.hiring.candidate.application.Stage;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.candidate.policy.Cut;
import dev.hiring.events.CandidateEvent.ApplicationEvent;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.consume.Received;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The best of a job are chosen when it is closed and nobody is still being tested. */
@ServiceTest
class ClosingIT {

    private static final String BEST_TWO = """
            {"minimumPercent": 50, "best": 2}""";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private MongoOperations mongo;

    @Autowired
    private SelectionRunner runner;

    @Autowired
    private SelectionService selection;

    @Autowired
    private Selections selections;

    @Autowired
    private ApplicationService applications;

    @Autowired
    private JobService jobs;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job(BEST_TWO);
    }

    @Test
    void takesTheBestOfTheClosedJobWithTheirRanks() {
        Applicant third = scored("70.00", 0);
        Applicant first = scored("90.00", 0);
        Applicant second = scored("80.00", 0);
        Applicant below = company.apply(job);
        company.score(below, "49.00");
        company.awaitStage(below, "NOT_SELECTED");

        company.closeJob(job);

        assertDecided(first, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
        assertDecided(second, "SHORTLISTED", 2, "ranked 2nd; the best 2 are taken");
        assertDecided(third, "NOT_SELECTED", 3, "ranked 3rd; the best 2 are taken");
        assertThat(events.await(
                                CandidateShortlisted.class,
                                e -> e.applicationId().equals(first.id()))
                        .event()
                        .rank())
                .isEqualTo(1);
        assertThat(events.await(
                                CandidateNotSelected.class,
                                e -> e.applicationId().equals(third.id()))
                        .event()
                        .rank())
                .isEqualTo(3);
        assertThat(events.await(
                                CandidateNotSelected.class,
                                e -> e.applicationId().equals(below.id()))
                        .event()
                        .rank())
                .isNull();
    }

    @Test
    void breaksTiesByCompletionAndThenById() {
        Applicant slow = scored("80.00", 10);
        List<Applicant> quick = Stream.of(scored("80.00", 5), scored("80.00", 5), scored("80.00", 5))
                .sorted(Comparator.comparing(Applicant::id))
                .toList();

        company.closeJob(job);

        assertDecided(quick.get(0), "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
        assertDecided(quick.get(1), "SHORTLISTED", 2, "ranked 2nd; the best 2 are taken");
        assertDecided(quick.get(2), "NOT_SELECTED", 3, "ranked 3rd; the best 2 are taken");
        assertDecided(slow, "NOT_SELECTED", 4, "ranked 4th; the best 2 are taken");
    }

    @Test
    void takesAPercentageOfAllWhoWereScoredAndAreThere() {
        job = company.job("""
                {"minimumPercent": 50, "bestPercent": 40}""");
        Applicant first = scored("90.00", 0);
        Applicant second = scored("80.00", 0);
        Applicant third = scored("70.00", 0);
        Applicant gone = scored("95.00", 0);
        for (String percent : List.of("10.00", "20.00")) {
            Applicant below = company.apply(job);
            company.score(below, percent);
            company.awaitStage(below, "NOT_SELECTED");
        }
        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", gone.id())
                .exchange()
                .expectStatus()
                .isOk();

        company.closeJob(job);

        assertDecided(first, "SHORTLISTED", 1, "ranked 1st; the best 40 %, 2 of 5, are taken");
        assertDecided(second, "SHORTLISTED", 2, "ranked 2nd; the best 40 %, 2 of 5, are taken");
        assertDecided(third, "NOT_SELECTED", 3, "ranked 3rd; the best 40 %, 2 of 5, are taken");
    }

    @Test
    void takesAllWhoTieForTheLastPlaceIfThePolicySaysSo() {
        List<Applicant> tied = decideTies("ALL_IN");

        for (Applicant each : tied) {
            JsonNode application = company.awaitStage(each, "SHORTLISTED");
            assertThat(text(application.at("/decision/reasons/1"), "text"))
                    .isEqualTo("80 % ties for the last place; all who tie are taken");
        }
    }

    @Test
    void takesNoneWhoTieForTheLastPlaceIfThePolicySaysSo() {
        List<Applicant> tied = decideTies("NONE_IN");

        for (Applicant each : tied) {
            JsonNode application = company.awaitStage(each, "NOT_SELECTED");
            assertThat(text(application.at("/decision/reasons/1"), "text"))
                    .isEqualTo("80 % ties for the last place; none who ties is taken");
        }
    }

    /** Closes a job with one who is better, three who tie for the second and last place, and one who is worse. */
    private List<Applicant> decideTies(String rule) {
        job = company.job("""
                {"best": 2, "ties": "%s"}""".formatted(rule));
        Applicant better = scored("90.00", 0);
        List<Applicant> tied = List.of(scored("80.00", 3), scored("80.00", 1), scored("80.00", 2));
        Applicant worse = scored("70.00", 0);

        company.closeJob(job);

        assertDecided(better, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
        assertDecided(worse, "NOT_SELECTED", 5, "ranked 5th; the best 2 are taken");
        return tied;
    }

    @Test
    void waitsForWhoIsStillBeingTested() {
        Applicant first = scored("90.00", 0);
        Applicant second = company.apply(job);
        company.start(second);
        company.awaitStage(second, "IN_TEST");
        Applicant reviewed = company.apply(job);
        company.score(reviewed, 1, Status.AWAITING_REVIEW, "10.00", Map.of(), company.completedAt());
        company.awaitStage(reviewed, "COMPLETED");
        Applicant absent = company.apply(job);

        company.closeJob(job);
        selection.decide(company.organization(), job);
        company.score(second, "95.00");
        company.awaitStage(second, "SCORED");
        company.score(reviewed, 2, Status.FINAL, "85.00", Map.of(), company.completedAt());
        company.awaitStage(reviewed, "SCORED");
        selection.decide(company.organization(), job);
        assertThat(text(company.application(first), "stage")).isEqualTo("SCORED");

        company.expire(absent);

        assertDecided(second, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
        assertDecided(first, "SHORTLISTED", 2, "ranked 2nd; the best 2 are taken");
        assertDecided(reviewed, "NOT_SELECTED", 3, "ranked 3rd; the best 2 are taken");
    }

    @Test
    void waitsNoLongerWhenTheLastOneWithdraws() {
        Applicant first = scored("90.00", 0);
        Applicant absent = company.apply(job);
        company.closeJob(job);

        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", absent.id())
                .exchange()
                .expectStatus()
                .isOk();

        assertDecided(first, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
    }

    @Test
    void findsInTheStoreWhatNobodyHintedAt() {
        Applicant first = scored("90.00", 0);
        // As by an instance that closed the job and died before it could say so.
        mongo.updateFirst(Query.query(where("_id").is(job)), Update.update("closedAt", clock.instant()), Job.class);

        runner.check();

        assertDecided(first, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
    }

    @Test
    void goesOnAfterACrashWithThePlacesItHadFixed() {
        Applicant first = scored("90.00", 0);
        Applicant second = scored("80.00", 0);
        Applicant third = scored("70.00", 0);
        Job open = jobs.get(company.organization(), job);
        List<Application> waiting = applications.ranked(company.organization(), job, Stage.SCORED, "", 10);
        Selection fixed =
                selections.update(selections.begin(open, new Cut(2, null, null)).next(waiting, clock.instant()));
        // Here it died, after one decision; and before it comes back, the second is gone.
        applications.decide(
                company.organization(),
                first.id(),
                score -> fixed.decide(fixed.part().getFirst(), score, clock.instant()));
        company.as(Role.ATS)
                .post()
                .uri("/api/v1/applications/{id}/withdraw", second.id())
                .exchange()
                .expectStatus()
                .isOk();

        selection.decide(company.organization(), job);
        selection.decide(company.organization(), job);

        assertDecided(first, "SHORTLISTED", 1, "ranked 1st; the best 2 are taken");
        assertDecided(third, "NOT_SELECTED", 3, "ranked 3rd; the best 2 are taken");
        assertThat(text(company.application(second), "stage")).isEqualTo("WITHDRAWN");
        assertThat(selections.of(open)).get().returns(true, Selection::done);
    }

    @Test
    void decidesEachOnceWhenSeveralInstancesCloseAtOnce() throws Exception {
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            applicants.add(company.apply(job));
        }
        for (int i = 0; i < 120; i++) {
            company.score(applicants.get(i), "%d.50".formatted(50 + i % 40));
        }
        await().atMost(Api.PATIENCE.multipliedBy(2))
                .until(() -> company.get("/api/v1/applications?jobId={id}&stage=SCORED&limit=200", job)
                                .required("items")
                                .size()
                        == 120);

        company.closeJob(job);
        List<Future<?>> runs = new ArrayList<>();
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                runs.add(instances.submit(() -> selection.decide(company.organization(), job)));
            }
        }
        for (Future<?> run : runs) {
            run.get();
        }

        assertThat(company.get("/api/v1/applications?jobId={id}&limit=200", job).required("items"))
                .extracting(application -> application.at("/decision/rank").intValue())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 120).boxed().toList());
        await().atMost(Api.PATIENCE).until(() -> decisions().size() >= 120);
        assertThat(decisions()).doesNotHaveDuplicates().hasSize(120);
    }

    /** The applications of this job that a decision was published on, once for each publication. */
    private List<String> decisions() {
        return Stream.concat(
                        events.all(CandidateShortlisted.class).stream().map(Received::event),
                        events.all(CandidateNotSelected.class).stream().map(Received::event))
                .filter(e -> e.jobId().equals(job))
                .map(ApplicationEvent::applicationId)
                .toList();
    }

    private Applicant scored(String percent, int minutes) {
        Applicant applicant = company.apply(job);
        Instant completedAt = company.completedAt().plusSeconds(60L * minutes);
        company.score(applicant, 1, Status.FINAL, percent, Map.of(), completedAt);
        company.awaitStage(applicant, "SCORED");
        return applicant;
    }

    private void assertDecided(Applicant applicant, String stage, int rank, String reason) {
        JsonNode application = company.awaitStage(applicant, stage);
        assertThat(application.at("/decision/rank").intValue()).isEqualTo(rank);
        assertThat(text(application.at("/decision/reasons/0"), "code")).isEqualTo("best-at-closing");
        assertThat(text(application.at("/decision/reasons/0"), "text")).isEqualTo(reason);
    }
}
