package dev.hiring.candidate.workable;

import static dev.hiring.candidate.AtsConnection.basic;
import static dev.hiring.candidate.AtsConnection.ok;
import static dev.hiring.candidate.Company.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.candidate.AtsConnection;
import dev.hiring.candidate.AtsServer;
import dev.hiring.candidate.AtsServer.Call;
import dev.hiring.candidate.Company;
import dev.hiring.testkit.Api;
import dev.hiring.testkit.ServiceTest;
import dev.hiring.testkit.SettableClock;
import dev.hiring.testkit.TestEvents;

/** The contract from Workable's side. */
@ServiceTest
@TestPropertySource(
        properties = {
            "hiring.outbound.permitted=127.0.0.0/8",
            "hiring.outbound.time-limit=2s",
            "hiring.ats.look-every=50ms",
            "hiring.public-url=https://hiring.example.org"
        })
class WorkableIT {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Api api;

    @Autowired
    private TestEvents events;

    @Autowired
    private SettableClock clock;

    private Company company;
    private AtsConnection connection;
    private String job;
    private final AtsServer workable = new AtsServer();

    @BeforeEach
    void connect() {
        company = new Company(api, events, clock);
        connection = AtsConnection.create(api, company, clock, "WORKABLE");
        job = company.job("{\"minimumPercent\": 50}");
    }

    @AfterEach
    void close() {
        workable.close();
    }

    @Test
    void listsOpenJobsAsTests() {
        JsonNode answer = ok(connection.get("/ats/workable/tests", bearer()));

        assertThat(answer.propertyNames()).containsExactly("tests");
        assertThat(answer.required("tests")).extracting(JsonNode::toString).contains("""
                {"id":"%s","name":"Backend Engineer: Backend Engineer"}""".formatted(job));
    }

    @Test
    void letsInNobodyButByABearerTokenOfItsKind() {
        AtsConnection greenhouse = AtsConnection.create(api, company, clock, "GREENHOUSE");
        for (String authorization : List.of(
                "",
                "Bearer",
                "Bearer " + connection.key() + "x",
                "Bearer " + greenhouse.key(),
                basic(connection.key() + ":"))) {
            connection
                    .get("/ats/workable/tests", authorization)
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .valueEquals("WWW-Authenticate", "Bearer");
            connection
                    .post("/ats/workable/assessments", authorization, "no JSON")
                    .expectStatus()
                    .isUnauthorized();
        }
        connection
                .get("/ats/greenhouse/list_tests", basic(connection.key() + ":"))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void isSentTheResult() {
        String id = ordered("ada@example.org", "/assessments/1");
        order(body("ada@example.org", "/assessments/1"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .json("{\"assessment_id\": \"%s\"}".formatted(id));

        company.score(connection.applicant(id), "81.50", Map.of("sql", "75"));
        connection.awaitOrder(id, "DELIVERED");

        assertThat(workable.calls).singleElement().satisfies(call -> {
            assertThat(call.method()).isEqualTo("PUT");
            assertThat(call.authorization()).isEqualTo("Bearer " + AtsConnection.CREDENTIAL);
        });
        JsonNode result = JSON.readTree(workable.calls.getFirst().body());
        assertThat(result.propertyNames()).containsExactly("status", "results_url", "assessment");
        assertThat(text(result, "status")).isEqualTo("completed");
        assertThat(text(result, "results_url")).startsWith("https://hiring.example.org/?job=" + job);
        JsonNode assessment = result.required("assessment");
        assertThat(assessment.propertyNames()).containsExactly("score", "grade", "summary", "details");
        assertThat(text(assessment, "score")).isEqualTo("81.5");
        assertThat(text(assessment, "grade")).isEqualTo("passed");
        assertThat(text(assessment, "summary")).isEqualTo("81.5 % of the marks; shortlisted");
        assertThat(assessment.required("details").required("Percent in sql").asInt())
                .isEqualTo(75);
    }

    @Test
    void isSentNoGradeWhereNobodyHasDecided() {
        job = company.job("{\"best\": 1}");
        String id = ordered("ada@example.org", "/assessments/1");
        company.score(connection.applicant(id), "20");
        connection.awaitOrder(id, "DELIVERED");

        JsonNode assessment = JSON.readTree(workable.calls.getFirst().body()).required("assessment");
        assertThat(assessment.required("grade").isNull()).isTrue();
        assertThat(text(assessment, "summary")).isEqualTo("20 % of the marks; not decided yet");
    }

    @Test
    void hearsOfAFailedTestAndOfOneThatDoesNotTakePlace() {
        String failed = ordered("ada@example.org", "/assessments/1");
        company.score(connection.applicant(failed), "20");
        connection.awaitOrder(failed, "DELIVERED");
        String expired = ordered("bob@example.org", "/assessments/2");
        company.expire(connection.applicant(expired));
        connection.awaitOrder(expired, "DELIVERED");

        assertThat(workable.calls)
                .extracting(Call::body)
                .satisfiesExactly(
                        body -> assertThat(body).contains("\"grade\":\"failed\""),
                        body -> assertThat(body).startsWith("{\"status\":\"expired\",\"results_url\":"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "test_id": | "other": | 400 | test_id
            "callback_url": | "other": | 400 | callback_url
            http://127.0.0.1 | https://workable.example.com | 400 | callback_url
            "email": "ada@example.org" | "email": 1 | 400 | candidate.email
            "last_name": "Lovelace" | "last_name": null | 400 | candidate.last_name
            """)
    void namesWhatIsWrongAsWorkableDoes(String right, String wrong, int status, String field) {
        order(body("ada@example.org", "/assessments/1").replace(right, wrong))
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .value(problem ->
                        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field));
        assertThat(workable.calls).isEmpty();
    }

    @Test
    void knowsNoOtherTests() {
        order(body("ada@example.org", "/assessments/1").replace(job, "unknown"))
                .expectStatus()
                .isNotFound();
    }

    private String ordered(String email, String path) {
        return text(ok(order(body(email, path))), "assessment_id");
    }

    private RestTestClient.ResponseSpec order(String body) {
        return connection.post("/ats/workable/assessments", bearer(), body);
    }

    private String body(String email, String path) {
        return """
                {"test_id": "%s", "job_title": "Engineer", "job_shortcode": "GROOV005", "callback_url": "%s",
                 "candidate": {"first_name": "Ada", "last_name": "Lovelace", "email": "%s", "phone": null}}""".formatted(job, workable.url(path), email);
    }

    private String bearer() {
        return "Bearer " + connection.key();
    }
}
