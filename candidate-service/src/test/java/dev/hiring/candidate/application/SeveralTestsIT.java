package dev.hiring.candidate.application;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.AtsServer;
import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.CandidateEvent.ApplicationScored;
import dev.hiring.events.CandidateEvent.AssessmentPercent;
import dev.hiring.events.ScoreEvent.AssessmentScored;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** A job asks for several tests, and decides on all of them together. */
@ServiceTest
@TestPropertySource(properties = {"hiring.outbound.permitted=127.0.0.0/8", "hiring.ats.look-every=50ms"})
class SeveralTestsIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    private Company company;
    private String java;
    private String sql;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        java = company.assessment("Java");
        sql = company.assessment("SQL");
        job = text(company.postAs(Role.RECRUITER, "/api/v2/jobs", """
                        {"title": "Engineer", "assessmentIds": ["%s", "%s"],
                         "shortlistPolicy": {"minimumPercent": 60, "weightByAssessment": {"%s": 3, "%s": 1}}}""".formatted(java, sql, java, sql)), "id");
    }

    @Test
    void decidesWhenTheLastTestIsMarked() {
        Applicant ada = company.apply(job);
        company.invite(ada);
        company.start(ada);
        company.complete(ada);
        company.score(ada, "70.00", Map.of("java", "70.00"));
        company.awaitStage(ada, "IN_TEST");
        events.awaitHandled(AssessmentScored.class, company.organization(), ada.sessionId());

        JsonNode begun = company.application(ada);
        assertThat(begun.required("score").isNull()).isTrue();
        assertThat(begun.at("/tests/0/score/percent").decimalValue()).isEqualByComparingTo("70");
        assertThat(begun.at("/tests/1/completedAt").isNull()).isTrue();
        assertThat(text(begun, "stage")).isEqualTo("IN_TEST");

        clock.advance(Duration.ofDays(1));
        company.score(ada.in(sql), "40.00", Map.of("sql", "40.00"));

        JsonNode decided = company.awaitStage(ada, "SHORTLISTED");
        assertThat(text(decided.at("/decision/reasons/0"), "text"))
                .isEqualTo("weighted total 62.5 % meets the 60 % asked");
        assertThat(decided.at("/score/percent").decimalValue()).isEqualByComparingTo("55");
        assertThat(decided.at("/tests/1/score/percent").decimalValue()).isEqualByComparingTo("40");
        assertThat(events.await(ApplicationScored.class, e -> e.applicationId().equals(ada.id()))
                        .event()
                        .byAssessment())
                .containsExactly(
                        new AssessmentPercent(java, 1, new BigDecimal("70.00")),
                        new AssessmentPercent(sql, 1, new BigDecimal("40.00")));
    }

    @Test
    void triesOtherWeightsOnThem() {
        Applicant ada = company.apply(job);
        company.score(ada, "70.00");
        company.score(ada.in(sql), "40.00");
        company.awaitStage(ada, "SHORTLISTED");

        JsonNode answer = company.postAs(Role.ANALYST, "/api/v2/jobs/" + job + "/what-if", """
                {"minimumPercent": 60, "weightByAssessment": {"%s": 1, "%s": 3}}""".formatted(java, sql));

        assertThat(text(answer.at("/changes/0"), "difference")).isEqualTo("FALLS_OUT");
        assertThat(text(answer.at("/changes/0/then/reasons/0"), "text"))
                .isEqualTo("weighted total 47.5 % is below the 60 % asked");
    }

    @Test
    void ranksByOtherWeightsWhenThePolicyIsReplaced() {
        String ranked = text(company.postAs(Role.RECRUITER, "/api/v2/jobs", """
                        {"title": "Engineer", "assessmentIds": ["%s", "%s"],
                         "shortlistPolicy": {"best": 1, "weightByAssessment": {"%s": 3, "%s": 1}}}""".formatted(java, sql, java, sql)), "id");
        Applicant javaExpert = company.apply(ranked);
        company.score(javaExpert, "90.00");
        company.score(javaExpert.in(sql), "10.00");
        Applicant sqlExpert = company.apply(ranked);
        company.score(sqlExpert, "10.00");
        company.score(sqlExpert.in(sql), "90.00");
        company.awaitStage(javaExpert, "SCORED");
        company.awaitStage(sqlExpert, "SCORED");

        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", ranked)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"best\": 1, \"weightByAssessment\": {\"%s\": 1, \"%s\": 3}}".formatted(java, sql))
                .exchange()
                .expectStatus()
                .isOk();
        company.closeJob(ranked);

        company.awaitStage(sqlExpert, "SHORTLISTED");
        company.awaitStage(javaExpert, "NOT_SELECTED");
    }

    @Test
    void endsWithATestThatIsNotTaken() {
        Applicant ada = company.apply(job);
        company.start(ada);
        company.score(ada, "70.00");
        company.expire(ada.in(sql));

        JsonNode over = company.awaitStage(ada, "INVITATION_EXPIRED");

        assertThat(over.required("decision").isNull()).isTrue();
        assertThat(over.at("/tests/0/missed").isNull()).isTrue();
        assertThat(text(over.at("/tests/1"), "missed")).isEqualTo("EXPIRED");
    }

    @Test
    void rejectsWhatIsToldOfATestThatTheJobDoesNotAskFor() {
        Applicant stranger = company.apply(job).in("stranger");

        company.score(stranger, "99.00");

        assertThat(events.awaitDeadLetter(record -> stranger.sessionId().equals(record.key()))
                        .topic())
                .isEqualTo("hiring.score.candidate-service.dlt");
    }

    @Test
    void tellsTheAtsOnceWhenAllAreMarked() {
        try (AtsServer greenhouse = new AtsServer()) {
            AtsConnection connection = AtsConnection.create(api, company, clock, "GREENHOUSE");
            String order = text(
                    ok(connection.post("/ats/greenhouse/send_test", basic(connection.key() + ":"), """
                            {"partner_test_id": "%s", "url": "%s",
                             "candidate": {"first_name": "Ada", "last_name": "Byron", "email": "ada@example.org",
                                           "greenhouse_profile_url": "https://app.greenhouse.io/people/1"}}""".formatted(
                                    job, greenhouse.url("/take_home_tests/1")))),
                    "partner_interview_id");
            Applicant ada = connection.applicant(order);
            company.score(ada, "70.00");
            events.awaitHandled(AssessmentScored.class, company.organization(), ada.sessionId());
            assertThat(text(connection.order(order), "state")).isEqualTo("OPEN");

            company.score(ada.in(sql), "40.00");

            connection.awaitOrder(order, "DELIVERED");
            assertThat(greenhouse.calls).hasSize(1);
            JsonNode status = ok(connection.get(
                    "/ats/greenhouse/test_status?partner_interview_id=" + order, basic(connection.key() + ":")));
            assertThat(status.required("partner_score").decimalValue()).isEqualByComparingTo("55");
            assertThat(status.at("/metadata/Percent in the test Java").decimalValue())
                    .isEqualByComparingTo("70");
            assertThat(status.at("/metadata/Percent in the test SQL").decimalValue())
                    .isEqualByComparingTo("40");
        }
    }
}
