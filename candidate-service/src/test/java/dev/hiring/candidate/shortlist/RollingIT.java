package dev.hiring.candidate.shortlist;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.job.Job;
import dev.hiring.candidate.job.JobService;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The places of a job are given while it is open: to whoever meets the minimums, and never one too many. */
@ServiceTest
class RollingIT {

    private static final String THREE_PLACES = """
            {"minimumPercent": 50, "best": 3, "selection": "ROLLING"}""";

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private SelectionService selection;

    @Autowired
    private Allocations allocations;

    @Autowired
    private JobService jobs;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job(THREE_PLACES);
    }

    @Test
    void takesWhoMeetsTheMinimumAtOnceWhileThereArePlaces() {
        Applicant below = scored("49.00");
        JsonNode refused = company.awaitStage(below, "NOT_SELECTED");
        for (String percent : List.of("50.00", "60.00", "55.00")) {
            JsonNode taken = company.awaitStage(scored(percent), "SHORTLISTED");
            assertThat(text(taken.at("/decision/reasons/0"), "code")).isEqualTo("best-rolling");
            assertThat(text(taken.at("/decision/reasons/0"), "text")).isEqualTo("one of 3 places was free");
            assertThat(taken.at("/decision/rank").isNull()).isTrue();
        }

        Applicant better = scored("99.00");
        company.awaitStage(better, "SCORED");
        selection.decide(company.organization(), job);

        assertThat(text(company.application(better), "stage")).isEqualTo("SCORED");
        assertThat(text(refused.at("/decision/reasons/0"), "text")).isEqualTo("total 49 % is below the 50 % asked");
    }

    @Test
    void givesAPlaceThatIsFreeAgainToTheBestOfThoseWhoWait() {
        List<Applicant> first = List.of(scored("50.00"), scored("60.00"), scored("55.00"));
        first.forEach(applicant -> company.awaitStage(applicant, "SHORTLISTED"));
        Applicant good = scored("70.00");
        Applicant better = scored("80.00");
        company.awaitStage(good, "SCORED");
        company.awaitStage(better, "SCORED");

        withdraw(first.getFirst());

        company.awaitStage(better, "SHORTLISTED");
        selection.decide(company.organization(), job);
        assertThat(text(company.application(good), "stage")).isEqualTo("SCORED");
    }

    @Test
    void refusesTheRestAtClosingWithTheirRanks() {
        List<Applicant> first = List.of(scored("50.00"), scored("60.00"), scored("55.00"));
        first.forEach(applicant -> company.awaitStage(applicant, "SHORTLISTED"));
        Applicant good = scored("70.00");
        Applicant better = scored("80.00");
        Applicant late = company.apply(job);
        company.start(late);
        company.awaitStage(late, "IN_TEST");
        company.awaitStage(good, "SCORED");
        company.awaitStage(better, "SCORED");

        company.closeJob(job);
        selection.decide(company.organization(), job);
        assertThat(text(company.application(better), "stage")).isEqualTo("SCORED");
        // A place that is free again while somebody is still in the test is still given.
        withdraw(first.getLast());
        company.awaitStage(better, "SHORTLISTED");
        company.score(late, "65.00");

        JsonNode second = company.awaitStage(late, "NOT_SELECTED");
        JsonNode best = company.awaitStage(good, "NOT_SELECTED");
        assertThat(best.at("/decision/rank").intValue()).isEqualTo(1);
        assertThat(second.at("/decision/rank").intValue()).isEqualTo(2);
        assertThat(text(second.at("/decision/reasons/0"), "text"))
                .isEqualTo("ranked 2nd of those who waited; all 3 places are taken");
    }

    @Test
    void opensMorePlacesByAnotherPolicy() {
        for (int i = 0; i < 3; i++) {
            company.awaitStage(scored("60.00"), "SHORTLISTED");
        }
        Applicant fourth = scored("90.00");
        company.awaitStage(fourth, "SCORED");

        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", job)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"minimumPercent": 50, "best": 4, "selection": "ROLLING"}""")
                .exchange()
                .expectStatus()
                .isOk();

        JsonNode taken = company.awaitStage(fourth, "SHORTLISTED");
        assertThat(taken.at("/decision/policyVersion").intValue()).isEqualTo(2);
    }

    @Test
    void goesOnAfterACrashWithWhoWasGivenAPlace() {
        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", job)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"best\": 3}")
                .exchange()
                .expectStatus()
                .isOk();
        List<Applicant> waiting = new ArrayList<>();
        for (String percent : List.of("90.00", "80.00", "70.00", "60.00")) {
            Applicant applicant = scored(percent);
            company.awaitStage(applicant, "SCORED");
            waiting.add(applicant);
        }
        Job open = jobs.get(company.organization(), job);
        // As by an instance that gave the last one a place and died before it decided on anybody.
        Allocation stored = allocations.of(open);
        allocations.update(
                stored.give(open.policies().getFirst(), List.of(waiting.get(3).id())));
        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", job)
                .contentType(MediaType.APPLICATION_JSON)
                .body(THREE_PLACES)
                .exchange()
                .expectStatus()
                .isOk();

        company.awaitStage(waiting.get(3), "SHORTLISTED");
        company.awaitStage(waiting.get(0), "SHORTLISTED");
        company.awaitStage(waiting.get(1), "SHORTLISTED");
        selection.decide(company.organization(), job);
        assertThat(text(company.application(waiting.get(2)), "stage")).isEqualTo("SCORED");
    }

    @Test
    void givesNoPlaceTwiceWhenSeveralInstancesGiveAtOnceAndScoresComeAgain() throws Exception {
        List<Applicant> applicants = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            applicants.add(company.apply(job));
        }
        List<Future<?>> runs = new ArrayList<>();
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                company.score(applicants.get(i), "%d.50".formatted(50 + i % 40));
                company.score(applicants.get(i), "%d.50".formatted(50 + i % 40));
            }
            for (int i = 0; i < 4; i++) {
                runs.add(instances.submit(
                        () -> IntStream.range(0, 50).forEach(_ -> selection.decide(company.organization(), job))));
            }
        }
        for (Future<?> run : runs) {
            run.get();
        }
        await().atMost(Api.PATIENCE.multipliedBy(2))
                .until(() -> count("SCORED") + count("SHORTLISTED") == 60 && count("SHORTLISTED") == 3);
        applicants.stream()
                .filter(applicant ->
                        text(company.application(applicant), "stage").equals("SHORTLISTED"))
                .limit(2)
                .forEach(this::withdraw);

        await().atMost(Api.PATIENCE).until(() -> count("SHORTLISTED") == 3);
        company.closeJob(job);
        await().atMost(Api.PATIENCE.multipliedBy(2)).until(() -> count("NOT_SELECTED") == 55);
        assertThat(count("SHORTLISTED")).isEqualTo(3);
        assertThat(count("WITHDRAWN")).isEqualTo(2);
        await().atMost(Api.PATIENCE).until(() -> shortlisted().size() >= 5);
        assertThat(shortlisted()).doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void ranksByTheWeightsOfThePolicyThatDecides() {
        String weighed = company.job("{\"best\": 1}");
        Applicant java = company.apply(weighed);
        Applicant sql = company.apply(weighed);
        company.score(java, "80.00", Map.of("java", "90.00", "sql", "60.00"));
        company.score(sql, "70.00", Map.of("java", "50.00", "sql", "95.00"));
        company.awaitStage(java, "SCORED");
        company.awaitStage(sql, "SCORED");

        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v1/jobs/{id}/shortlist-policy", weighed)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"best": 1, "weightBySkill": {"SQL": 3, "Java": 1}}""")
                .exchange()
                .expectStatus()
                .isOk();
        company.closeJob(weighed);

        JsonNode taken = company.awaitStage(sql, "SHORTLISTED");
        assertThat(taken.at("/decision/reasons").toString())
                .contains("ranked 1st; the best one is taken", "weighted total 83.75 %");
        assertThat(company.awaitStage(java, "NOT_SELECTED").at("/decision/rank").intValue())
                .isEqualTo(2);
    }

    private List<String> shortlisted() {
        return events.all(CandidateShortlisted.class).stream()
                .map(received -> received.event())
                .filter(e -> e.jobId().equals(job))
                .map(CandidateShortlisted::applicationId)
                .toList();
    }

    private int count(String stage) {
        return company.get("/api/v2/applications?jobId={id}&stage={stage}&limit=200", job, stage)
                .required("items")
                .size();
    }

    private Applicant scored(String percent) {
        Applicant applicant = company.apply(job);
        company.score(applicant, percent);
        return applicant;
    }

    private void withdraw(Applicant applicant) {
        company.as(Role.ATS)
                .post()
                .uri("/api/v2/applications/{id}/withdraw", applicant.id())
                .exchange()
                .expectStatus()
                .isOk();
    }
}
