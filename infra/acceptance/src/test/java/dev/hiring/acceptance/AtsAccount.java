package dev.hiring.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The customer's side of an ATS: who connects it, takes the tests that it orders, and looks after what it was told. */
final class AtsAccount {

    static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final JsonMapper JSON = new JsonMapper();

    final Company company;
    final String inboundKey;
    private final RunningSuite suite;
    private final String connectionId;

    /** What a customer does, once: a connection over the API, whose key goes to the ATS. */
    AtsAccount(RunningSuite suite, AtsStandIn ats, String kind, String outboundCredential) {
        this.suite = suite;
        this.company = new Company(suite, "acme", "");
        var answer = ats.post(
                suite.home().gateway() + "/api/v1/connections",
                "Bearer " + suite.as("ats").token(),
                """
                {"kind": "%s", "allowedHosts": ["127.0.0.1"], "outboundCredential": "%s"}""".formatted(kind, outboundCredential));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode created = JSON.readTree(answer.body());
        this.connectionId = created.at("/connection/id").asString();
        this.inboundKey = created.path("inboundKey").asString();
    }

    /** Does the same twenty times at once, and answers what it gave each time. */
    static String twentyAtOnce(Callable<String> order) throws Exception {
        Set<String> ids = new ConcurrentSkipListSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(Collections.nCopies(20, order))) {
                ids.add(each.get());
            }
        }
        assertThat(ids).hasSize(1);
        return ids.iterator().next();
    }

    void takeTestOf(String orderId, String canary) {
        company.takeTestOf(applicationOf(orderId), canary);
    }

    /** Puts on Kafka again, three times, what ends a test; there is one test to end. */
    void repeatTheEndOf(String orderId) {
        JsonNode invitations = company.ats
                .get("/invitations?applicationId=" + applicationOf(orderId))
                .path("items");
        assertThat(invitations).hasSize(1);
        String sessionId = invitations.at("/0/sessionId").asString();
        await().atMost(PATIENCE)
                .until(() -> KafkaLog.repeat(suite.kafka(), "hiring.assessment.completed.v1", sessionId, 3) > 0);
        KafkaLog.repeat(suite.kafka(), "hiring.score.assessment-scored.v1", sessionId, 3);
    }

    void awaitNothingMoreToHear() {
        List<String> groups = List.of("scoring-service", "candidate-service", "candidate-service-orders");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(2))
                .until(() -> KafkaLog.lag(suite.kafka(), groups) == 0);
    }

    JsonNode awaitState(String orderId, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(orderOf(orderId).path("state").asString()).isEqualTo(state));
        return orderOf(orderId);
    }

    private String applicationOf(String orderId) {
        return orderOf(orderId).path("applicationId").asString();
    }

    JsonNode orderOf(String id) {
        return operators("/orders/" + id);
    }

    JsonNode operators(String path) {
        return suite.as("operator").get("/connections/" + connectionId + path);
    }
}
