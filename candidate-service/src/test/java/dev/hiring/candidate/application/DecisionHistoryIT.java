package dev.hiring.candidate.application;

import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.candidate.policy.Decision;
import dev.hiring.candidate.policy.Outcome;
import dev.hiring.events.CandidateEvent.Reason;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** What was decided on an application, as v2 tells it and v1 does not. */
@ServiceTest
class DecisionHistoryIT {

    private static final Decision REVIEWED = new Decision(
            Outcome.NEEDS_REVIEW,
            List.of(new Reason("skill-not-tested", "Go was not tested, but 50 % is asked")),
            1,
            1,
            null,
            null,
            Instant.parse("2026-01-31T12:00:00Z"));

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    @Autowired
    private MongoOperations mongo;

    private Company company;
    private String job;
    private Applicant ada;

    @BeforeEach
    void shortlistAda() {
        company = new Company(api, events, clock);
        job = company.job("{}");
        ada = company.apply(job);
        company.score(ada, "70.00");
        company.awaitStage(ada, "SHORTLISTED");
    }

    @Test
    void embedsWhatWasDecidedAndWhyInEachApplication() {
        Applicant waiting = company.apply(job);

        JsonNode page = company.get("/api/v2/applications?jobId={job}", job);

        assertThat(page.required("items")).hasSize(2);
        JsonNode decided = item(page, ada);
        JsonNode entry = decided.at("/decisionHistory/0");
        assertThat(decided.required("decisionHistory")).hasSize(1);
        assertThat(entry).isEqualTo(decided.required("decision"));
        assertThat(text(entry, "outcome")).isEqualTo("SHORTLISTED");
        assertThat(text(entry.at("/reasons/0"), "text")).isEqualTo("total 70 %; the policy asks for no minimum");
        assertThat(entry.required("policyVersion").intValue()).isEqualTo(1);
        assertThat(entry.required("scoringVersion").intValue()).isEqualTo(1);
        assertThat(Instant.parse(text(entry, "decidedAt"))).isBeforeOrEqualTo(clock.instant());
        assertThat(item(page, waiting).required("decisionHistory")).isEmpty();
        assertThat(company.get("/api/v2/applications/{id}", ada.id())).isEqualTo(decided);
    }

    @Test
    void tellsEarlierDecisionsInTheirOrderAndV1TheOneThatStands() {
        change(new Update().set("earlierDecisions", List.of(REVIEWED)));

        JsonNode shortlisted = company.get("/api/v2/jobs/{job}/shortlist", job).at("/items/0");

        assertThat(outcomes(company.get("/api/v2/applications/{id}", ada.id())))
                .containsExactly("NEEDS_REVIEW", "SHORTLISTED");
        assertThat(outcomes(shortlisted)).containsExactly("NEEDS_REVIEW", "SHORTLISTED");
        assertThat(text(shortlisted.at("/decisionHistory/0/reasons/0"), "text"))
                .isEqualTo("Go was not tested, but 50 % is asked");
        assertThat(text(shortlisted.required("decision"), "outcome")).isEqualTo("SHORTLISTED");
        for (JsonNode first : List.of(
                company.application(ada),
                company.get("/api/v1/applications?jobId={job}", job).at("/items/0"),
                company.get("/api/v1/jobs/{job}/shortlist", job).at("/items/0"))) {
            assertThat(text(first.required("decision"), "outcome")).isEqualTo("SHORTLISTED");
            assertThat(first.has("decisionHistory")).isFalse();
        }
    }

    @Test
    void keepsTheHistoryOfWhoWithdraws() {
        change(new Update().set("earlierDecisions", List.of(REVIEWED)));

        withdraw();

        JsonNode withdrawn = company.get("/api/v2/applications/{id}", ada.id());
        assertThat(text(withdrawn, "stage")).isEqualTo("WITHDRAWN");
        assertThat(outcomes(withdrawn)).containsExactly("NEEDS_REVIEW", "SHORTLISTED");
    }

    @Test
    void readsWhatWasStoredBeforeThereWasAHistory() {
        change(new Update().unset("earlierDecisions"));

        assertThat(outcomes(company.get("/api/v2/applications/{id}", ada.id()))).containsExactly("SHORTLISTED");
        withdraw();
        assertThat(outcomes(company.get("/api/v2/applications/{id}", ada.id()))).containsExactly("SHORTLISTED");
    }

    private void change(Update update) {
        assertThat(mongo.updateFirst(query(where("_id").is(ada.id())), update, Application.class)
                        .getModifiedCount())
                .isEqualTo(1);
    }

    private void withdraw() {
        company.as(Role.ATS)
                .post()
                .uri("/api/v2/applications/{id}/withdraw", ada.id())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static JsonNode item(JsonNode page, Applicant applicant) {
        return StreamSupport.stream(page.required("items").spliterator(), false)
                .filter(item -> text(item, "id").equals(applicant.id()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> outcomes(JsonNode application) {
        return StreamSupport.stream(application.required("decisionHistory").spliterator(), false)
                .map(decision -> text(decision, "outcome"))
                .toList();
    }
}
