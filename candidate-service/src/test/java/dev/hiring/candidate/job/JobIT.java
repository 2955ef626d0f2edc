package dev.hiring.candidate.job;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.AssessmentEvent.AssessmentPublished;
import dev.hiring.events.CandidateEvent.JobClosed;
import dev.hiring.events.CandidateEvent.JobOpened;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** Opening and closing jobs and replacing their policies. */
@ServiceTest
class JobIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;

    @BeforeEach
    void found() {
        company = new Company(api, events, clock);
    }

    @Test
    void opensAndClosesOnce() {
        String job = company.job("""
                {"minimumPercent": 60, "best": 8}""");
        assertThat(events.await(JobOpened.class, e -> e.jobId().equals(job))
                        .event()
                        .title())
                .isEqualTo("Backend Engineer");
        JsonNode open = company.get("/api/v1/jobs/{id}", job);
        assertThat(text(open, "state")).isEqualTo("OPEN");
        assertThat(open.at("/shortlistPolicy/best").intValue()).isEqualTo(8);

        company.closeJob(job);
        company.closeJob(job);

        events.await(JobClosed.class, e -> e.jobId().equals(job));
        assertThat(text(company.get("/api/v1/jobs/{id}", job), "state")).isEqualTo("CLOSED");
        assertThat(events.all(JobClosed.class))
                .filteredOn(e -> e.event().jobId().equals(job))
                .hasSize(1);
    }

    @Test
    void refusesAnAssessmentThatIsNotKnown() {
        refusedAsUnknown(open("no-such", "one"));
    }

    @Test
    void knowsNothingOfAnotherOrganizationsAssessments() {
        String foreign = new Company(api, events, clock).assessment();

        assertThat(requireNonNull(
                                open(foreign, "one").returnResult(String.class).getResponseBody())
                        .replace(foreign, "no-such"))
                .isEqualTo(open("no-such", "two").returnResult(String.class).getResponseBody())
                .contains("assessment-unknown");
    }

    @Test
    void takesTheSameRequestOnceItHasHeardOfTheAssessment() {
        String assessment = UUID.randomUUID().toString();
        refusedAsUnknown(open(assessment, "key"));

        company.publish(new AssessmentPublished(assessment, "Backend Engineer", 40, 11, clock.instant()));

        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> open(assessment, "key").expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec open(String assessmentId, String idempotencyKey) {
        return company.as(Role.RECRUITER)
                .post()
                .uri("/api/v1/jobs")
                .header("Idempotency-Key", idempotencyKey)
                .contentType(MediaType.APPLICATION_JSON)
                .body("""
                        {"title": "Engineer", "assessmentId": "%s", "shortlistPolicy": {}}""".formatted(assessmentId))
                .exchange();
    }

    private static void refusedAsUnknown(RestTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/assessment-unknown");
    }

    @Test
    void asksForSeveralAssessmentsAndWeighsThem() {
        String java = company.assessment();
        String sql = company.assessment();

        JsonNode job = company.postAs(Role.RECRUITER, "/api/v2/jobs", """
                {"title": "Engineer", "assessmentIds": ["%s", "%s"],
                 "shortlistPolicy": {"weightByAssessment": {"%s": 3, "%s": 1.5}}}""".formatted(java, sql, java, sql));

        assertThat(text(job, "assessmentId")).isEqualTo(java);
        assertThat(job.required("assessments"))
                .extracting(asked -> text(asked, "id"), asked -> text(asked, "title"))
                .containsExactly(tuple(java, "Backend Engineer"), tuple(sql, "Backend Engineer"));
        assertThat(job.at("/shortlistPolicy/weightByAssessment").toString())
                .isEqualTo("{\"%s\":3,\"%s\":1.5}".formatted(java, sql));
        assertThat(events.await(JobOpened.class, e -> e.jobId().equals(text(job, "id")))
                        .event()
                        .assessmentIds())
                .containsExactly(java, sql);
        refusesToWeigh(replacePolicy(text(job, "id"), "*", weighing("stranger")));
        refusesToWeigh(company.as(Role.RECRUITER)
                .post()
                .uri("/api/v2/jobs/{id}/what-if", text(job, "id"))
                .contentType(MediaType.APPLICATION_JSON)
                .body(weighing("stranger"))
                .exchange());
    }

    private static String weighing(String assessmentId) {
        return "{\"weightByAssessment\": {\"%s\": 1}}".formatted(assessmentId);
    }

    private static void refusesToWeigh(RestTestClient.ResponseSpec answer) {
        answer.expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("weightByAssessment")
                .jsonPath("$.errors[0].reason")
                .isEqualTo("names an assessment that the job does not ask for");
    }

    @Test
    void countsPoliciesUpAndDecisionsKeepTheirs() {
        String job = company.job("""
                {"minimumPercent": 60}""");
        Applicant before = company.apply(job);
        Applicant after = company.apply(job);
        company.score(before, "65.00");
        company.awaitStage(before, "SHORTLISTED");

        replacePolicy(job, "\"1\"", "{\"minimumPercent\": 70}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.policyVersion")
                .isEqualTo(2)
                .jsonPath("$.policyHistory.length()")
                .isEqualTo(2)
                .jsonPath("$.policyHistory[0].shortlistPolicy.minimumPercent")
                .isEqualTo(60);
        company.score(after, "65.00");

        JsonNode notSelected = company.awaitStage(after, "NOT_SELECTED");
        assertThat(notSelected.at("/decision/policyVersion").intValue()).isEqualTo(2);
        JsonNode shortlisted = company.awaitStage(before, "SHORTLISTED");
        assertThat(shortlisted.at("/decision/policyVersion").intValue()).isEqualTo(1);
    }

    @Test
    void replacesThePolicyOnlyInTheVersionThatTheCallerSaw() {
        String job = company.job("{}");

        replacePolicy(job, "\"1\"", "{\"best\": 2}").expectStatus().isOk();
        replacePolicy(job, "\"1\"", "{\"best\": 3}").expectStatus().isEqualTo(412);
        replacePolicy(job, "\"2\"", "{\"best\": 3}").expectStatus().isOk();
    }

    @Test
    void keepsThePolicyOfAClosedJob() {
        String job = company.job("{}");
        company.closeJob(job);

        replacePolicy(job, "*", "{\"best\": 3}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("https://hiring.dev/problems/job-closed");
    }

    @Test
    void honoursIfNoneMatch() {
        String job = company.job("{}");

        company.as(Role.ANALYST)
                .get()
                .uri("/api/v1/jobs/{id}", job)
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void decidesWhoWaitedWhenThePolicyNoLongerTakesTheBest() {
        String job = company.job("""
                {"best": 1}""");
        Applicant first = company.apply(job);
        Applicant second = company.apply(job);
        company.score(first, "65.00");
        company.score(second, "55.00");
        company.awaitStage(first, "SCORED");
        company.awaitStage(second, "SCORED");

        replacePolicy(job, "*", "{\"minimumPercent\": 60}").expectStatus().isOk();

        assertThat(company.awaitStage(first, "SHORTLISTED")
                        .at("/decision/policyVersion")
                        .intValue())
                .isEqualTo(2);
        company.awaitStage(second, "NOT_SELECTED");
    }

    private RestTestClient.ResponseSpec replacePolicy(String job, String ifMatch, String policy) {
        return company.as(Role.RECRUITER)
                .put()
                .uri("/api/v1/jobs/{id}/shortlist-policy", job)
                .header("If-Match", ifMatch)
                .contentType(MediaType.APPLICATION_JSON)
                .body(policy)
                .exchange();
    }
}
