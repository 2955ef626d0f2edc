package dev.hiring.candidate;

import static dev.hiring.candidate.Company.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

import dev.hiring.kit.security.Role;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.TestEvents;

/** What is refused, and that the answer names it. */
@ServiceTest
class BadInputIT {

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private Clock clock;

    private Company company;
    private String job;

    @BeforeEach
    void openAJob() {
        company = new Company(api, events, clock);
        job = company.job("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"score", "stage", "state", "organization", "outbox", "version", "id", "decision"})
    void namesUnknownFields(String field) {
        String body = Company.application(job, "Ada", "Lovelace", "ada@example.org")
                .replaceFirst("\\{", "{\"%s\": 1, ".formatted(field));

        assertThat(refusedField(post("/api/v1/applications", body))).isEqualTo(field);
    }

    @Test
    void namesUnknownFieldsWithin() {
        String body = Company.application(job, "Ada", "Lovelace", "ada@example.org")
                .replace("\"givenName\"", "\"admin\": true, \"givenName\"");

        assertThat(refusedField(post("/api/v1/applications", body))).isEqualTo("candidate.admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"$ne\": null}", "[\"a@b.de\"]", "1", "true", "null"})
    void takesNothingButTextForAnAddress(String email) {
        String body = Company.application(job, "Ada", "Lovelace", "x").replace("\"x\"", email);

        assertThat(refusedField(post("/api/v1/applications", body))).isEqualTo("candidate.email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "A\\u0000", "Ada\\r\\nforged", "\\u001b[31mAda", "A\\ud83d", "A\\u2028B"})
    void refusesNamesThatAreNoLineOfText(String name) {
        String body = Company.application(job, name, "Lovelace", "ada@example.org");

        assertThat(refusedField(post("/api/v1/applications", body))).isEqualTo("candidate.givenName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩🏽‍💻 Ada", "עדה", "{\\\"$ne\\\": null}", "<b>Ada</b>", "=HYPERLINK(1)", "$where"})
    void storesNamesLiterally(String name) {
        JsonNode created = requireNonNull(
                post("/api/v1/applications", Company.application(job, name, "Lovelace", "ada@example.org"))
                        .expectStatus()
                        .isCreated()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody());

        assertThat(text(company.get("/api/v1/candidates/{id}", text(created, "candidateId")), "givenName"))
                .isEqualTo(name.replace("\\\"", "\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"minimumPercent\": 101} | shortlistPolicy.minimumPercent",
                "{\"minimumPercent\": -1} | shortlistPolicy.minimumPercent",
                "{\"minimumPercent\": 33.333} | shortlistPolicy.minimumPercent",
                "{\"minimumPercent\": \"60\"} | shortlistPolicy.minimumPercent",
                "{\"best\": 0} | shortlistPolicy.best",
                "{\"best\": 2.5} | shortlistPolicy.best",
                "{\"weights\": {}} | shortlistPolicy.weights",
                "{\"best\": 3, \"bestPercent\": 10} | shortlistPolicy.bestPercent",
                "{\"bestPercent\": 0} | shortlistPolicy.bestPercent",
                "{\"bestPercent\": 100.5} | shortlistPolicy.bestPercent",
                "{\"selection\": \"ROLLING\"} | shortlistPolicy.selection",
                "{\"best\": 3, \"selection\": \"DAILY\"} | shortlistPolicy.selection",
                "{\"best\": 3, \"selection\": 1} | shortlistPolicy.selection",
                "{\"bestPercent\": 10, \"selection\": \"ROLLING\"} | shortlistPolicy.selection",
                "{\"ties\": \"ALL_IN\"} | shortlistPolicy.ties",
                "{\"best\": 3, \"ties\": \"LOTTERY\"} | shortlistPolicy.ties",
                "{\"best\": 3, \"selection\": \"ROLLING\", \"ties\": \"ALL_IN\"} | shortlistPolicy.ties",
                "{\"borderlinePoints\": 5} | shortlistPolicy.borderlinePoints",
                "{\"minimumPercent\": 60, \"borderlinePoints\": 0} | shortlistPolicy.borderlinePoints",
                "{\"minimumPercent\": 60, \"borderlinePoints\": 51} | shortlistPolicy.borderlinePoints",
                "null | shortlistPolicy",
            })
    void namesWhatIsWrongWithAPolicy(String policy, String field) {
        assertThat(refusedField(post("/api/v1/jobs", job(policy)))).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | assessmentId",
                "\"assessmentId\": \"a\", \"assessmentIds\": [\"a\"], | assessmentIds",
                "\"assessmentId\": \"\", | assessmentId",
                "\"assessmentIds\": [], | assessmentIds",
                "\"assessmentIds\": [\"a\", \"b\", \"a\"], | assessmentIds",
                "\"assessmentIds\": [\"a\", null], | assessmentIds[1]",
                "\"assessmentIds\": [\"\"], | assessmentIds[0]",
                "\"assessmentIds\": \"a\", | assessmentIds",
                "\"assessmentIds\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], | assessmentIds[0]",
                "\"assessmentIds\": [\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\",\"11\"], | assessmentIds",
            })
    void namesWhatIsWrongWithTheAssessmentsOfAJob(@Nullable String fields, String field) {
        String body = "{\"title\": \"Engineer\", %s \"shortlistPolicy\": {}}".formatted(fields == null ? "" : fields);

        assertThat(refusedField(post("/api/v2/jobs", body))).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"weightByAssessment\": {\"a\": 0}}",
                "{\"weightByAssessment\": {\"a\": 1000.01}}",
                "{\"weightByAssessment\": {\"a\": 1.005}}",
                "{\"weightByAssessment\": {\"a\": null}}",
                "{\"weightByAssessment\": {\"\": 1}}",
                "{\"weightByAssessment\": {\"stranger\": 1}}",
                "{\"weightByAssessment\": [\"a\"]}",
                "{\"weightBySkill\": {\"sql\": 1}, \"weightByAssessment\": {\"a\": 1}}"
            })
    void refusesImpossibleWeightsOfAssessments(String policy) {
        assertThat(refusedField(post("/api/v2/jobs", job(policy)))).startsWith("shortlistPolicy.weightByAssessment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "assessmentId"})
    void refusesHalvesOfCharactersInAJob(String field) {
        String body = job("{}").replaceFirst("(\"%s\": \")".formatted(field), "$1\\\\ud83d");

        assertThat(refusedField(post("/api/v1/jobs", body))).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minimumPercentBySkill\": {\"sql\": 101}}",
                "{\"minimumPercentBySkill\": {\"sql\": null}}",
                "{\"minimumPercentBySkill\": {\"\": 50}}",
                "{\"minimumPercentBySkill\": {\"sql\\u0000\": 50}}",
                "{\"minimumPercentBySkill\": {\"sql\\ud83d\": 50}}",
                "{\"minimumPercentBySkill\": {\"sql\": 50, \"SQL\": 60}}",
                "{\"minimumPercentBySkill\": {\"sql\": 50, \"sql\": 60}}"
            })
    void refusesImpossibleMinimumsOfSkills(String policy) {
        assertThat(refusedField(post("/api/v1/jobs", job(policy)))).startsWith("shortlistPolicy.minimumPercentBySkill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"weightBySkill\": {\"sql\": 0}}",
                "{\"weightBySkill\": {\"sql\": 1000.01}}",
                "{\"weightBySkill\": {\"sql\": 1.005}}",
                "{\"weightBySkill\": {\"sql\": null}}",
                "{\"weightBySkill\": {\" \": 1}}",
                "{\"weightBySkill\": {\"sql\": 1, \"SQL\": 1}}"
            })
    void refusesImpossibleWeightsOfSkills(String policy) {
        assertThat(refusedField(post("/api/v1/jobs", job(policy)))).startsWith("shortlistPolicy.weightBySkill");
    }

    @Test
    void takesSkillsWithDotsAndDollars() {
        String id = company.job("""
                {"minimumPercentBySkill": {"node.js": 50, "$where": 10}}""");

        assertThat(company.get("/api/v1/jobs/{id}", id)
                        .at("/shortlistPolicy/minimumPercentBySkill/node.js")
                        .intValue())
                .isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "stage=FIRED", "stage[$ne]=X", "jobID=1"})
    void namesWrongParameters(String parameter) {
        RestTestClient.ResponseSpec answer = company.as(Role.ATS)
                .get()
                .uri("/api/v1/applications?" + parameter)
                .exchange();

        assertThat(refusedField(answer)).isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    }

    private static String job(String policy) {
        return """
                {"title": "Engineer", "assessmentId": "a", "shortlistPolicy": %s}""".formatted(policy);
    }

    private RestTestClient.ResponseSpec post(String uri, String body) {
        return company.as(Role.RECRUITER)
                .post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .body(body)
                .exchange();
    }

    private static String refusedField(RestTestClient.ResponseSpec answer) {
        JsonNode problem = requireNonNull(answer.expectStatus()
                .isBadRequest()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
        assertThat(text(problem, "type")).isEqualTo("https://hiring.dev/problems/invalid-request");
        return text(problem.at("/errors/0"), "field");
    }
}
