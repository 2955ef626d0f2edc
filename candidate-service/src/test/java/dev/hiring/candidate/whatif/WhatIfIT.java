package dev.hiring.candidate.whatif;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.candidate.Company;
import dev.hiring.candidate.Company.Applicant;
import dev.hiring.events.CandidateEvent.CandidateNotSelected;
import dev.hiring.events.CandidateEvent.CandidateShortlisted;
import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** Another policy is tried on a job: who comes in, who falls out, and why. Nothing is decided by it. */
@ServiceTest
class WhatIfIT {

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

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("""
                {"minimumPercent": 60}""");
    }

    @Test
    void tellsWhoComesInAndWhoFallsOutAndWhy() {
        Applicant good = scored("90.00", "40.00", "SHORTLISTED");
        Applicant fair = scored("65.00", "80.00", "SHORTLISTED");
        Applicant near = scored("58.00", "70.00", "NOT_SELECTED");
        scored("10.00", "10.00", "NOT_SELECTED");

        JsonNode answer = ask("""
                {"minimumPercent": 55, "minimumPercentBySkill": {"sql": 50}}""");

        assertThat(answer.required("considered").intValue()).isEqualTo(4);
        assertThat(answer.required("now").toString())
                .isEqualTo("{\"shortlisted\":2,\"notSelected\":2,\"needsReview\":0,\"waiting\":0}");
        assertThat(answer.required("then").toString())
                .isEqualTo("{\"shortlisted\":2,\"notSelected\":2,\"needsReview\":0,\"waiting\":0}");
        assertThat(answer.required("differences").toString())
                .isEqualTo("{\"comesIn\":1,\"fallsOut\":1,\"alters\":0,\"same\":2}");
        JsonNode in = answer.at("/changes/0");
        assertThat(text(in, "difference")).isEqualTo("COMES_IN");
        assertThat(text(in, "applicationId")).isEqualTo(near.id());
        assertThat(text(in.at("/now/reasons/0"), "text")).isEqualTo("total 58 % is below the 60 % asked");
        assertThat(in.at("/then/reasons"))
                .extracting(reason -> text(reason, "text"))
                .containsExactly("total 58 % meets the 55 % asked", "sql 70 % meets the 50 % asked");
        JsonNode out = answer.at("/changes/1");
        assertThat(text(out, "difference")).isEqualTo("FALLS_OUT");
        assertThat(text(out, "applicationId")).isEqualTo(good.id());
        assertThat(text(out.at("/then"), "outcome")).isEqualTo("NOT_SELECTED");
        assertThat(text(out.at("/then/reasons/0"), "text")).isEqualTo("sql 40 % is below the 50 % asked");
        assertThat(answer.required("changes").toString()).doesNotContain(fair.id());
    }

    @Test
    void leavesOutWhomNoPolicyChanges() {
        Applicant gone = scored("90.00", "90.00", "SHORTLISTED");
        post("/api/v2/applications/" + gone.id() + "/withdraw", "")
                .expectStatus()
                .isOk();
        Applicant kept = scored("20.00", "20.00", "NOT_SELECTED");
        post("/api/v2/applications/" + kept.id() + "/override", """
                {"outcome": "SHORTLISTED", "reason": "knows the trade"}""")
                .expectStatus()
                .isOk();
        company.apply(job);
        scored("70.00", "70.00", "SHORTLISTED");

        JsonNode answer = ask("{\"minimumPercent\": 95}");

        assertThat(answer.required("leftOut").toString())
                .isEqualTo("{\"withoutFinalScore\":1,\"withdrawn\":1,\"decidedByPerson\":1}");
        assertThat(answer.required("considered").intValue()).isEqualTo(1);
        assertThat(answer.at("/differences/fallsOut").intValue()).isEqualTo(1);
    }

    @Test
    void decidesNothingAndWritesNothing() {
        Applicant shortlisted = scored("90.00", "40.00", "SHORTLISTED");
        Applicant notSelected = scored("20.00", "40.00", "NOT_SELECTED");
        events.await(CandidateShortlisted.class, e -> e.applicationId().equals(shortlisted.id()));
        events.await(CandidateNotSelected.class, e -> e.applicationId().equals(notSelected.id()));
        List<Document> before = stored();
        int told = events.records().size();

        ask("{\"minimumPercent\": 95}");
        ask("{\"best\": 1}");
        ask("{\"best\": 1, \"selection\": \"ROLLING\"}");

        assertThat(stored()).isEqualTo(before);
        assertThat(company.get("/api/v2/jobs/{id}", job)
                        .required("policyVersion")
                        .intValue())
                .isEqualTo(1);
        assertThat(events.records()).hasSize(told);
    }

    @Test
    void listsChangesOverPagesTheBestFirst() {
        List<Applicant> people = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            people.add(scored("%d.00".formatted(54 + i), "50.00", i < 6 ? "NOT_SELECTED" : "SHORTLISTED"));
        }
        String policy = "{\"minimumPercent\": 50, \"best\": 20}";
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ask(policy, "?limit=4" + cursor);
            page.required("changes").forEach(change -> seen.add(text(change, "applicationId")));
            cursor = page.required("next").isNull() ? "" : "&cursor=" + text(page, "next");
        } while (!cursor.isEmpty());

        assertThat(seen)
                .containsExactlyElementsOf(people.subList(0, 6).reversed().stream()
                        .map(Applicant::id)
                        .toList());
        assertThat(ask(policy, "?difference=FALLS_OUT").required("changes").isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minimumPercent\": 45, \"best\": 7}",
                "{\"minimumPercent\": 45, \"best\": 7, \"ties\": \"ALL_IN\"}",
                "{\"best\": 7, \"ties\": \"NONE_IN\"}",
                "{\"bestPercent\": 33.33, \"minimumPercentBySkill\": {\"sql\": 20}, \"borderlinePoints\": 3}",
                "{\"weightBySkill\": {\"sql\": 2, \"java\": 1}, \"best\": 9}",
            })
    void foretellsWhatClosingDecides(String policy) {
        job = company.job("{\"best\": 1}");
        Random random = new Random(policy.hashCode());
        Map<String, Applicant> people = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            Applicant applicant = company.apply(job);
            people.put(applicant.id(), applicant);
            company.score(
                    applicant,
                    "%d.00".formatted(40 + 5 * random.nextInt(10)),
                    Map.of(
                            "sql",
                            "%d.00".formatted(random.nextInt(101)),
                            "java",
                            "%d.00".formatted(random.nextInt(101))));
        }
        people.values().forEach(applicant -> company.awaitStage(applicant, "SCORED"));
        JsonNode foretold = ask(policy, "?limit=200");

        company.as(Role.RECRUITER)
                .put()
                .uri("/api/v2/jobs/{id}/shortlist-policy", job)
                .contentType(MediaType.APPLICATION_JSON)
                .body(policy)
                .exchange()
                .expectStatus()
                .isOk();
        company.closeJob(job);

        assertThat(foretold.required("changes").size()).isEqualTo(30);
        foretold.required("changes").forEach(change -> {
            JsonNode decided = company.awaitStage(
                            requireNonNull(people.get(text(change, "applicationId"))),
                            text(change.required("then"), "outcome"))
                    .required("decision");
            assertThat(decided.required("rank")).isEqualTo(change.at("/then/rank"));
            assertThat(decided.required("reasons")).isEqualTo(change.at("/then/reasons"));
        });
        JsonNode after = ask(policy);
        assertThat(after.required("changes").isEmpty()).isTrue();
        assertThat(after.at("/differences/same").intValue()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"minimumPercent\": 101} | | minimumPercent",
                "{\"best\": 1, \"bestPercent\": 5} | | bestPercent",
                "{\"lottery\": true} | | lottery",
                "{} | ?difference=GONE | difference",
                "{} | ?limit=0 | limit",
                "{} | ?cursor=x | cursor",
                "{} | ?cursor=eA.eA | cursor",
                "{} | ?stage=SCORED | stage",
            })
    void namesWhatIsWrong(String policy, String query, String field) {
        post("/api/v2/jobs/" + job + "/what-if" + (query == null ? "" : query), policy)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    /** Without the outbox, from which what was told before may still be taken. */
    private List<Document> stored() {
        List<Document> stored = new ArrayList<>();
        for (String collection : List.of("jobs", "applications")) {
            stored.addAll(mongo.find(
                    Query.query(where("organization").is(company.organization())), Document.class, collection));
        }
        stored.forEach(document -> document.remove("outbox"));
        return stored;
    }

    private Applicant scored(String percent, String sql, String stage) {
        Applicant applicant = company.apply(job);
        company.score(applicant, percent, Map.of("sql", sql));
        company.awaitStage(applicant, stage);
        return applicant;
    }

    private JsonNode ask(String policy) {
        return ask(policy, "");
    }

    private JsonNode ask(String policy, String query) {
        return requireNonNull(post("/api/v2/jobs/" + job + "/what-if" + query, policy)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private RestTestClient.ResponseSpec post(String uri, String body) {
        return company.as(Role.RECRUITER)
                .post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }
}
