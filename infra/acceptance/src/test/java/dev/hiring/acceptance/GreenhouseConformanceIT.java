package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
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
    private static final String OURS = "key-of-greenhouse";

    private final RunningSuite suite;
    private final AtsStandIn greenhouse;

    private AtsAccount account;
    private String authorization;

    GreenhouseConformanceIT(RunningSuite suite) throws Exception {
        this.suite = suite;
        this.greenhouse = new AtsStandIn();
    }

    @BeforeEach
    void connect() {
        account = new AtsAccount(suite, greenhouse, "GREENHOUSE", OURS);
        assertThat(account.inboundKey).hasSizeLessThan(171);
        authorization = basic(account.inboundKey);
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
                .anyMatch(test -> test.path("partner_test_id").asString().equals(account.company.jobId));

        String canary = Company.canary();
        String path = "/integrations/testing_partners/take_home_tests/" + canary.hashCode();
        String body = order(account.company.jobId, canary, greenhouse.url(path));
        String id = AtsAccount.twentyAtOnce(() -> send(body));
        JsonNode pending = status(id);
        assertThat(pending.path("partner_status").asString()).isNotEqualTo("complete");

        greenhouse.willAnswer(path, 500, 500, 200);
        Set<String> readWhileTold = new ConcurrentSkipListSet<>();
        greenhouse.beforeAnswer(_ -> readWhileTold.add(status(id).toString()));
        account.takeTestOf(id, canary);
        account.repeatTheEndOf(id);
        account.awaitState(id, "DELIVERED");
        account.repeatTheEndOf(id);

        account.awaitNothingMoreToHear();
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
        assertThat(account.operators("/errors").at("/items/0/orderId").asString())
                .isEqualTo(id);
    }

    @Test
    void refusesAsTheContractSays() {
        String body = order(account.company.jobId, Company.canary(), greenhouse.url("/1"));
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
                        .post(url("send_test"), authorization, body.replace(account.company.jobId, "unknown"))
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
        String first = send(order(account.company.jobId, one, greenhouse.url(refused)));
        String second = send(order(account.company.jobId, two, greenhouse.url(crashed)));
        account.takeTestOf(first, one);
        account.takeTestOf(second, two);

        assertThat(account.awaitState(first, "FAILED").path("failure").asString())
                .isEqualTo("KEY_REFUSED");
        await().atMost(AtsAccount.PATIENCE)
                .until(() -> !greenhouse.heardAt(crashed).isEmpty());
        suite.kill("candidate-service");
        suite.suite().up();

        account.awaitState(second, "DELIVERED");
        assertThat(account.operators("/orders?state=FAILED").path("items"))
                .extracting(order -> order.path("id").asString())
                .containsExactly(first);
        assertThat(greenhouse.heardAt(refused)).hasSize(1);
        assertThat(greenhouse.heardAt(crashed).stream().filter(told -> told.answer() == 200))
                .hasSize(1);
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
