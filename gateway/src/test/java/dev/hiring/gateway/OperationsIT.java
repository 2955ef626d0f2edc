package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.embedded.broker.EmbeddedBroker;

/** Of four services one is well, one hangs, one is away and one answers nonsense. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsIT {

    private static final String PATH = "/api/v2/operations";
    private static final String TOPIC = "hiring.candidate";

    private final Upstream well = new Upstream("well");
    private final Upstream nonsense = new Upstream("nonsense");
    private final Scripted hanging = new Scripted();

    private EmbeddedBroker broker;
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        broker = EmbeddedBroker.start(data, 0);
        consume(3, 5);
        issuer = new Issuer().start();
        hanging.answer(Scripted.NEVER);
        well.answerWith(exchange -> Upstream.answer(
                withJson(exchange), 200, exchange.getRequestURI().getPath().endsWith("/outbox") ? """
                        {"pending": 7, "oldestSeconds": 42, "brokerAway": true}""" : """
                        {"waiting": 3, "letters": []}"""));
        gateway = RunningGateway.start(
                issuer,
                well,
                "--HIRING_KAFKA=" + broker.bootstrapServers(),
                "--hiring.operations.keep=1h",
                "--HIRING_QUESTION_MANAGEMENT_URL=" + well.url(),
                "--HIRING_ASSESSMENT_MANAGEMENT_URL=" + hanging.url(),
                "--HIRING_SCORING_MANAGEMENT_URL=http://127.0.0.1:" + Ports.free(),
                "--HIRING_CANDIDATE_MANAGEMENT_URL=" + nonsense.url());
    }

    private static HttpExchange withJson(HttpExchange exchange) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        return exchange;
    }

    /** A group that has consumed some of the records of one partition, and none of the other's. */
    private void consume(int consumed, int published) throws Exception {
        Map<String, Object> server = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Admin admin = Admin.create(server);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(server, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
            for (int i = 0; i < published; i++) {
                producer.send(new ProducerRecord<>(TOPIC, 0, "key", "value")).get();
            }
            admin.alterConsumerGroupOffsets(
                            "candidate-service", Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(consumed)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    void stop() throws Exception {
        gateway.close();
        issuer.close();
        broker.close();
        well.close();
        nonsense.close();
        hanging.close();
    }

    @Test
    void tellsWhatWaitsWhereItIsTold() throws Exception {
        JsonNode service = figures().path("services").path(2);

        assertThat(service.path("service").asString()).isEqualTo("question-service");
        assertThat(service.path("outbox").toString())
                .isEqualTo("{\"pending\":7,\"oldestSeconds\":42,\"brokerAway\":true}");
        assertThat(service.path("deadLetters").asInt()).isEqualTo(3);
        assertThat(service.path("missing").isEmpty()).isTrue();
    }

    @Test
    void saysWhyAServiceTellsNothing() throws Exception {
        JsonNode services = figures().path("services");

        assertMissing(services.path(0), "assessment-service", "TIMED_OUT");
        assertMissing(services.path(1), "candidate-service", "UNEXPECTED_ANSWER");
        assertMissing(services.path(3), "scoring-service", "UNREACHABLE");
    }

    private static void assertMissing(JsonNode service, String name, String reason) {
        assertThat(service.path("service").asString()).isEqualTo(name);
        assertThat(service.path("outbox").isNull()).isTrue();
        assertThat(service.path("deadLetters").isNull()).isTrue();
        assertThat(service.path("missing").path("outbox").asString()).isEqualTo(reason);
        assertThat(service.path("missing").path("deadLetters").asString()).isEqualTo(reason);
    }

    @Test
    void tellsHowFarAConsumerGroupIsBehind() throws Exception {
        JsonNode groups = figures().path("consumerGroups");

        assertThat(groups.path(2).toString())
                .isEqualTo("{\"group\":\"candidate-service\",\"members\":0,\"lag\":2,\"missing\":{}}");
        assertThat(groups.path(0).path("lag").isNull()).isTrue();
        assertThat(groups.path(0).path("missing").path("lag").asString()).isEqualTo("UNKNOWN_GROUP");
    }

    @Test
    void asksTheServicesOnceForManyDashboards() throws Exception {
        try (ExecutorService dashboards = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> dashboard = () -> get("v2", "operator").statusCode();
            for (Future<Integer> answer : dashboards.invokeAll(Collections.nCopies(20, dashboard))) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(well.asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ats", "recruiter", "reviewer", "analyst"})
    void isForOperatorsAndAdminsAlone(String role) throws Exception {
        Problems.assertProblem(get("v2", role), Problem.FORBIDDEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "v2"})
    void answersInEachVersion(String version) throws Exception {
        assertThat(get(version, "admin").statusCode()).isEqualTo(200);
    }

    private JsonNode figures() throws Exception {
        HttpResponse<String> answer = get("v2", "operator");
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private HttpResponse<String> get(String version, String role) throws Exception {
        String token = issuer.sign(
                issuer.header().build(),
                issuer.claims().claim("roles", List.of(role)).build());
        return gateway.get(PATH.replace("v2", version), "Authorization", "Bearer " + token);
    }
}
