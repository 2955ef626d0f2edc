package dev.hiring.candidate.application;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.CandidateEvent.ApplicationReceived;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.events.CandidateEvent.DecisionNeedsReview;
import dev.hiring.events.CandidateEvent.Reason;
import dev.hiring.events.ScoreEvent.Status;
import dev.hiring.kit.consume.Received;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** The way of an application, moved on by the events of the other services. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class JourneyIT {

    private static final String POLICY = """
            {"minimumPercent": 60, "minimumPercentBySkill": {"SQL": 50}}""";

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
    void shortlistsWhoMeetsThePolicy() {
        Applicant ada = company.apply(company.job(POLICY));
        ApplicationReceived received = events.await(
                        ApplicationReceived.class, e -> e.applicationId().equals(ada.id()))
                .event();
        assertThat(received.candidateId()).isEqualTo(ada.candidateId());

        company.invite(ada);
        company.awaitStage(ada, "INVITED");
        company.start(ada);
        company.awaitStage(ada, "IN_TEST");
        company.complete(ada);
        company.awaitStage(ada, "COMPLETED");
        company.score(ada, "81.25", Map.of("sql", "75.00"));
        JsonNode application = company.awaitStage(ada, "SHORTLISTED");

        assertThat(application.findValuesAsString("stage"))
                .containsExactly("SHORTLISTED", "RECEIVED", "INVITED", "IN_TEST", "COMPLETED", "SCORED", "SHORTLISTED");
        assertThat(application.at("/score/percent").decimalValue()).isEqualByComparingTo("81.25");
        assertThat(text(application.at("/decision"), "outcome")).isEqualTo("SHORTLISTED");
        Received<CandidateShortlisted> shortlisted =
                events.await(CandidateShortlisted.class, e -> e.applicationId().equals(ada.id()));
        assertThat(shortlisted.organization()).isEqualTo(company.organization());
        assertThat(shortlisted.event())
                .isEqualTo(new CandidateShortlisted(
                        ada.id(),
                        ada.candidateId(),
                        ada.jobId(),
                        1,
                        1,
                        new BigDecimal("81.25"),
                        null,
                        List.of(
                                new Reason("meets-policy", "total 81.25 % meets the 60 % asked"),
                                new Reason("meets-policy", "SQL 75 % meets the 50 % asked")),
                        clock.instant()));
    }

    @Test
    void doesNotSelectWhoIsBelowAMinimumAndSaysWhy() {
        Applicant ada = company.apply(company.job(POLICY));

        company.score(ada, "90.00", Map.of("sql", "48.00"));

        JsonNode application = company.awaitStage(ada, "NOT_SELECTED");
        assertThat(text(application.at("/decision/reasons/0"), "text")).isEqualTo("SQL 48 % is below the 50 % asked");
        assertThat(text(application.at("/decision/reasons/0"), "code")).isEqualTo("minimum-percent-by-skill");
        events.await(CandidateNotSelected.class, e -> e.applicationId().equals(ada.id()));
    }

    @Test
    void leavesToAPersonWhatTheTestDidNotAsk() {
        Applicant ada = company.apply(company.job(POLICY));

        company.score(ada, "90.00", Map.of("java", "90.00"));

        JsonNode application = company.awaitStage(ada, "NEEDS_REVIEW");
        assertThat(text(application.at("/decision/reasons/0"), "code")).isEqualTo("skill-not-tested");
        events.await(DecisionNeedsReview.class, e -> e.applicationId().equals(ada.id()));
    }

    @Test
    void waitsForTheReviewer() {
        Applicant ada = company.apply(company.job(POLICY));

        company.score(ada, 1, Status.AWAITING_REVIEW, "40.00", Map.of("sql", "40.00"), company.completedAt());
        JsonNode waiting = company.awaitStage(ada, "COMPLETED");
        assertThat(text(waiting.at("/score"), "status")).isEqualTo("AWAITING_REVIEW");
        assertThat(waiting.required("decision").isNull()).isTrue();

        company.score(ada, 2, Status.FINAL, "70.00", Map.of("sql", "70.00"), company.completedAt());
        JsonNode decided = company.awaitStage(ada, "SHORTLISTED");
        assertThat(decided.at("/decision/scoringVersion").intValue()).isEqualTo(2);
    }

    @Test
    void takesEventsInAnyOrderAndAnyNumberOfTimes() {
        String job = company.job(POLICY);
        Applicant ada = company.apply(job);
        Applicant next = company.apply(job);

        for (int i = 0; i < 2; i++) {
            company.score(ada, 2, Status.FINAL, "70.00", Map.of("sql", "70.00"), company.completedAt());
            company.score(ada, 1, Status.AWAITING_REVIEW, "40.00", Map.of("sql", "40.00"), company.completedAt());
            company.complete(ada);
            company.start(ada);
            company.invite(ada);
        }
        // Behind the duplicates, on the same partitions: when these have been handled, so have those.
        company.invite(behind(next, ada));
        company.score(behind(next, ada), "70.00", Map.of("sql", "70.00"));
        company.awaitStage(next, "SHORTLISTED");
        JsonNode application = company.awaitStage(ada, "SHORTLISTED");
        awaitInvited(next);

        assertThat(application.required("stages").findValuesAsString("stage"))
                .containsExactly("RECEIVED", "INVITED", "IN_TEST", "COMPLETED", "SCORED", "SHORTLISTED");
        assertThat(application.at("/score/scoringVersion").intValue()).isEqualTo(2);
        events.await(CandidateShortlisted.class, e -> e.applicationId().equals(next.id()));
        assertThat(events.all(CandidateShortlisted.class))
                .filteredOn(e -> e.event().applicationId().equals(ada.id()))
                .hasSize(1);
    }

    @Test
    void sendsEventsOfUnknownApplicationsToTheDeadLetters() {
        Applicant nobody = new Applicant("no-application", "nobody", "no-job", "no-assessment", "session-of-nobody");

        company.invite(nobody);

        assertThat(events.awaitDeadLetter(record -> nobody.sessionId().equals(record.key()))
                        .topic())
                .isEqualTo("hiring.assessment.candidate-service.dlt");
    }

    @Test
    void tellsNothingPersonalInEventsAndLogs(CapturedOutput output) {
        String job = company.job("{}");
        Applicant canary = company.apply(job, "Kanarienvogel", "Zeisig-Canary");
        company.score(canary, "70.00");
        company.awaitStage(canary, "SHORTLISTED");
        events.await(CandidateShortlisted.class, e -> e.applicationId().equals(canary.id()));

        JsonNode candidate = company.get("/api/v1/candidates/{id}", canary.candidateId());
        List<String> personal = List.of("Kanarienvogel", "Zeisig-Canary", text(candidate, "email"));
        for (String secret : personal) {
            assertThat(output.getAll()).doesNotContain(secret);
            assertThat(events.records())
                    .allSatisfy(record -> assertThat(record.headers() + record.key() + new String(record.value()))
                            .doesNotContain(secret));
        }
    }

    /** The same applicant in a session whose events share the partitions of the other's. */
    private static Applicant behind(Applicant applicant, Applicant other) {
        return new Applicant(
                applicant.id(),
                applicant.candidateId(),
                applicant.jobId(),
                applicant.assessmentId(),
                other.sessionId());
    }

    private void awaitInvited(Applicant applicant) {
        await().atMost(Api.PATIENCE)
                .untilAsserted(() -> assertThat(company.application(applicant)
                                .required("stages")
                                .findValuesAsString("stage"))
                        .contains("INVITED"));
    }
}
