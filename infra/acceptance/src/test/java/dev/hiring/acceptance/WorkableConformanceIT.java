package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.acceptance.AtsStandIn.Heard;

/**
 * Workable, as its public contract for assessment providers describes it, at the gateway of running processes: a base
 * address and a token are all that it is given.
 */
@ExtendWith(RunningSuite.Extension.class)
class WorkableConformanceIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OURS = "token-of-workable";

    private final RunningSuite suite;
    private final AtsStandIn workable;

    private AtsAccount account;
    private String authorization;

    WorkableConformanceIT(RunningSuite suite) throws Exception {
        this.suite = suite;
        this.workable = new AtsStandIn();
    }

    @BeforeEach
    void connect() {
        account = new AtsAccount(suite, workable, "WORKABLE", OURS);
        authorization = "Bearer " + account.inboundKey;
    }

    @AfterEach
    void close() {
        workable.close();
    }

    @Test
    void ordersATestAndIsSentTheResultOnce() throws Exception {
        JsonNode tests = json(workable.get(url("tests"), authorization), 200).path("tests");
        assertThat(tests)
                .isNotEmpty()
                .anyMatch(test -> test.path("id").asString().equals(account.company.jobId));
        assertThat(tests).allMatch(test -> test.path("name").isString());

        String canary = Company.canary();
        String path = "/assessments/" + canary.hashCode();
        String body = order(account.company.jobId, canary, workable.url(path));
        String id = AtsAccount.twentyAtOnce(() -> json(workable.post(url("assessments"), authorization, body), 201)
                .path("assessment_id")
                .asString());

        workable.willAnswer(path, 500, 500, 200);
        account.takeTestOf(id, canary);
        account.repeatTheEndOf(id);
        account.awaitState(id, "DELIVERED");
        account.repeatTheEndOf(id);
        account.awaitNothingMoreToHear();

        assertThat(workable.heardAt(path)).extracting(Heard::answer).containsExactly(500, 500, 200);
        assertThat(workable.heardAt(path)).allSatisfy(told -> {
            assertThat(told.method()).isEqualTo("PUT");
            assertThat(told.header("Authorization")).isEqualTo("Bearer " + OURS);
            assertThat(told.header("Content-Type")).startsWith("application/json");
            assertIsResult(JSON.readTree(told.body()));
            assertThat(told.body()).doesNotContain(canary);
        });
    }

    @Test
    void refusesWhoHasNoTokenAndWhatItDoesNotKnow() {
        String body = order(account.company.jobId, Company.canary(), workable.url("/1"));
        for (String wrong : List.of("", "Bearer", "Bearer wrong", authorization + "x", "Basic eA==")) {
            assertThat(workable.get(url("tests"), wrong).statusCode()).isEqualTo(401);
            assertThat(workable.post(url("assessments"), wrong, body).statusCode())
                    .isEqualTo(401);
        }
        assertThat(workable.post(url("assessments"), authorization, body.replace(account.company.jobId, "unknown"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(workable.post(url("assessments"), authorization, body.replace("127.0.0.1", "localhost"))
                        .statusCode())
                .as("a host that is not allowed")
                .isEqualTo(400);
        assertThat(workable.heardAt("/1")).isEmpty();
    }

    private void assertIsResult(JsonNode result) {
        assertThat(result.path("status").asString()).isEqualTo("completed");
        assertThat(result.path("results_url").asString())
                .startsWith(suite.home().gateway() + "/");
        JsonNode assessment = result.path("assessment");
        assertThat(Double.parseDouble(assessment.path("score").asString())).isBetween(0.0, 100.0);
        assertThat(assessment.path("grade").asString()).isIn("passed", "failed");
        assertThat(assessment.path("summary").asString()).isNotEmpty();
        assertThat(assessment.path("details").isObject()).isTrue();
    }

    private String url(String operation) {
        return suite.home().gateway() + "/ats/workable/" + operation;
    }

    private static String order(String testId, String canary, String url) {
        return """
                {
                  "test_id": "%s", "job_shortcode": "GROOV005", "job_title": "Engineer", "added_later": {"a": [1]},
                  "callback_url": "%s",
                  "candidate": {"first_name": "Lakita", "last_name": "%s", "phone": null, "email": "%s@example.org"}
                }""".formatted(testId, url, canary, canary);
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
