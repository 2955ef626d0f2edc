package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.acceptance.AtsStandIn.Heard;

/**
 * Greenhouse, as its public contract for assessment partners describes it, at the gateway of running processes: four
 * addresses and a key are all that it is given.
 */
@ExtendWith(RunningSuite.Extension.class)
class GreenhouseConformanceIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String OURS = "key-of-greenhouse";

    private final RunningSuite suite;
    private final AtsStandIn greenhouse;

    private Company company;
    private String connectionId;
    private String authorization;

    GreenhouseConformanceIT(RunningSuite suite) throws Exception {
        this.suite = suite;
        this.greenhouse = new AtsStandIn();
    }

    /** What a customer does, once: a connection over the API, whose key goes to the ATS. */
    @BeforeEach
    void connect() {
        company = new Company(suite, "acme", "");
        JsonNode created = json(
                greenhouse.post(
                        suite.home().gateway() + "/api/v1/connections",
                        "Bearer " + suite.as("ats").token(),
                        """
                        {"kind": "GREENHOUSE", "allowedHosts": ["127.0.0.1"], "outboundCredential": "%s"}""".formatted(OURS)),
                201);
        connectionId = created.at("/connection/id").asString();
        String key = created.path("inboundKey").asString();
        assertThat(key).hasSizeLessThan(171);
        authorization = basic(key);
    }

    @AfterEach
    void close() {
        greenhouse.close();
    }

    @Test
    void ordersATestIsToldOnceAndReadsTheResult() throws Exception {
        assertThat(json(greenhouse.get(url("list_tests"), authorization), 200))
                .as("a bare array of tests, each with an id and a name in text")
                .isNotEmpty()
                .allSatisfy(test -> {
                    assertThat(test.propertyNames()).containsExactly("partner_test_id", "partner_test_name");
                    assertThat(test).allMatch(JsonNode::isString);
                })
                .anyMatch(test -> test.path("partner_test_id").asString().equals(company.jobId));

        String canary = Company.canary();
        String path = "/integrations/testing_partners/take_home_tests/" + canary.hashCode();
        String id = sendTwentyAtOnce(order(company.jobId, canary, greenhouse.url(path)));
        JsonNode pending = status(id);
        assertThat(pending.path("partner_status").asString()).isNotEqualTo("complete");

        greenhouse.willAnswer(path, 500, 500, 200);
        Set<String> readWhileTold = new ConcurrentSkipListSet<>();
        greenhouse.beforeAnswer(_ -> readWhileTold.add(status(id).toString()));
        String applicationId = orderOf(id).path("applicationId").asString();
        company.takeTestOf(applicationId, canary);
        repeatWhatEndsTheTest(applicationId);
        awaitState(id, "DELIVERED");
        repeatWhatEndsTheTest(applicationId);

        awaitNothingMoreToHear();
        assertThat(greenhouse.heardAt(path)).extracting(Heard::answer).containsExactly(500, 500, 200);
        assertThat(greenhouse.heardAt(path)).allSatisfy(told -> {
            assertThat(told.method()).isEqualTo("PATCH");
            assertThat(told.body()).isEmpty();
            assertThat(told.header("Authorization")).isEqualTo(basic(OURS));
        });
        assertThat(readWhileTold)
                .as("what test_status answers from within the PATCH")
                .isNotEmpty()
                .allSatisfy(read -> assertIsComplete(JSON.readTree(read)));
        assertThat(json(greenhouse.post(url("response_error"), authorization, """
                {"api_call": "test_status", "errors": ["example"], "partner_test_id": 12345,
                 "partner_interview_id": "%s", "candidate_email": "%s@example.org"}""".formatted(id, canary)), 200))
                .hasToString("{\"status\":200}");
        assertThat(operators("/errors").at("/items/0/orderId").asString()).isEqualTo(id);
    }

    @Test
    void refusesAsTheContractSays() {
        String body = order(company.jobId, Company.canary(), greenhouse.url("/1"));
        for (String wrong : List.of("", "Basic", basic("wrong"), authorization.substring(0, 30), "Bearer x")) {
            assertThat(greenhouse.get(url("list_tests"), wrong).statusCode()).isEqualTo(401);
            assertThat(greenhouse.post(url("send_test"), wrong, body).statusCode())
                    .isEqualTo(401);
            assertThat(greenhouse
                            .get(url("test_status?partner_interview_id=1"), wrong)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(greenhouse.post(url("response_error"), wrong, "{}").statusCode())
                    .isEqualTo(401);
        }
        assertThat(greenhouse
                        .post(url("send_test"), authorization, body.replace(company.jobId, "unknown"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(greenhouse
                        .get(url("test_status?partner_interview_id=unknown"), authorization)
                        .statusCode())
                .isEqualTo(404);
        assertThat(greenhouse
                        .post(url("send_test"), authorization, body.replace("127.0.0.1", "localhost"))
                        .statusCode())
                .as("a host that is not allowed")
                .isEqualTo(400);
        assertThat(greenhouse.heardAt("/1")).isEmpty();
    }

    @Test
    void hearsNothingMoreAfterARefusalAndOnceMoreAfterACrash() {
        String refused = "/refused/" + Company.canary().hashCode();
        String crashed = "/crashed/" + Company.canary().hashCode();
        greenhouse.willAnswer(refused, 403);
        greenhouse.willAnswer(crashed, 503, 503, 503);
        String one = Company.canary();
        String two = Company.canary();
        String first = send(order(company.jobId, one, greenhouse.url(refused)));
        String second = send(order(company.jobId, two, greenhouse.url(crashed)));
        company.takeTestOf(orderOf(first).path("applicationId").asString(), one);
        company.takeTestOf(orderOf(second).path("applicationId").asString(), two);

        assertThat(awaitState(first, "FAILED").path("failure").asString()).isEqualTo("KEY_REFUSED");
        await().atMost(PATIENCE).until(() -> !greenhouse.heardAt(crashed).isEmpty());
        suite.kill("candidate-service");
        suite.suite().up();

        awaitState(second, "DELIVERED");
        assertThat(operators("/orders?state=FAILED").path("items"))
                .extracting(order -> order.path("id").asString())
                .containsExactly(first);
        assertThat(greenhouse.heardAt(refused)).hasSize(1);
        assertThat(greenhouse.heardAt(crashed).stream().filter(told -> told.answer() == 200))
                .hasSize(1);
    }

    private String sendTwentyAtOnce(String body) throws Exception {
        Set<String> ids = new ConcurrentSkipListSet<>();
        Callable<Boolean> order = () -> ids.add(send(body));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(20, order))) {
                each.get();
            }
        }
        assertThat(ids).hasSize(1);
        return ids.iterator().next();
    }

    private String send(String body) {
        JsonNode sent = json(greenhouse.post(url("send_test"), authorization, body), 200);
        assertThat(sent.propertyNames()).containsExactly("partner_interview_id");
        assertThat(sent).allMatch(JsonNode::isString);
        return sent.path("partner_interview_id").asString();
    }

    private JsonNode status(String id) {
        return json(greenhouse.get(url("test_status?partner_interview_id=" + id), authorization), 200);
    }

    private void assertIsComplete(JsonNode status) {
        assertThat(status.path("partner_status").asString()).isEqualTo("complete");
        assertThat(status.path("partner_profile_url").asString())
                .startsWith(suite.home().gateway() + "/");
        assertThat(status.path("partner_score").isNumber()).isTrue();
        assertThat(status.path("metadata").isObject()).isTrue();
        assertThat(status.path("metadata")).allMatch(JsonNode::isValueNode);
    }

    /** Also counts the invitations, of which there is to be one. */
    private void repeatWhatEndsTheTest(String applicationId) {
        JsonNode invitations =
                company.ats.get("/invitations?applicationId=" + applicationId).path("items");
        assertThat(invitations).hasSize(1);
        String sessionId = invitations.at("/0/sessionId").asString();
        await().atMost(PATIENCE)
                .until(() -> KafkaLog.repeat(suite.kafka(), "hiring.assessment.completed.v1", sessionId, 3) > 0);
        KafkaLog.repeat(suite.kafka(), "hiring.score.assessment-scored.v1", sessionId, 3);
    }

    private void awaitNothingMoreToHear() {
        List<String> groups = List.of("scoring-service", "candidate-service", "candidate-service-orders");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(2))
                .until(() -> KafkaLog.lag(suite.kafka(), groups) == 0);
    }

    private JsonNode awaitState(String orderId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(orderOf(orderId).path("state").asString()).isEqualTo(state));
        return orderOf(orderId);
    }

    private JsonNode orderOf(String id) {
        return operators("/orders/" + id);
    }

    private JsonNode operators(String path) {
        return suite.as("operator").get("/connections/" + connectionId + path);
    }

    private String url(String operation) {
        return suite.home().gateway() + "/ats/greenhouse/" + operation;
    }

    private static String order(String testId, String canary, String url) {
        return """
                {
                  "partner_test_id": "%s",
                  "candidate": {
                    "first_name": "Harry", "last_name": "%s", "preferred_name": null, "resume_url": null,
                    "phone_number": "123-456-7890", "email": "%s@example.org",
                    "greenhouse_profile_url": "https://app.greenhouse.io/people/17681532?application_id=26234709"
                  },
                  "sent_by": null, "added_later": {"a": [1]},
                  "url": "%s"
                }""".formatted(testId, canary, canary, url);
    }

    private static String basic(String key) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
    }

    private static JsonNode json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
