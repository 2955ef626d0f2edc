package dev.hiring.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import dev.hiring.apidocs.ApiDocuments;
import dev.hiring.apidocs.Examples;

/** The documents of what the gateway answers by itself are those of the code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDocumentIT {

    static final List<String> VERSIONS = ApiDocuments.VERSIONS;

    /** What is no operation, but something to look at. */
    private static final Set<String> PAGES = Set.of("/", "/docs", "/docs/", "/docs/asyncapi.json");

    private static final Set<String> OF_EVENTS =
            Set.of("events-gone", "too-many-streams", "events-unavailable", "gateway-stopping");

    private final Upstream upstream = new Upstream("upstream");
    private final String organization = "org-" + UUID.randomUUID();
    private EventBroker broker;
    private Issuer issuer;
    private RunningGateway gateway;

    @BeforeAll
    void start() throws Exception {
        broker = new EventBroker();
        issuer = new Issuer().start();
        upstream.answerWith(ApiDocumentIT::tellFigures);
        consumeNothing("assessment-service", "scoring-service", "candidate-service");
        gateway = RunningGateway.withLogin(
                issuer,
                upstream,
                "--HIRING_KAFKA=" + broker.address(),
                "--HIRING_QUESTION_MANAGEMENT_URL=" + upstream.url(),
                "--HIRING_ASSESSMENT_MANAGEMENT_URL=" + upstream.url(),
                "--HIRING_SCORING_MANAGEMENT_URL=" + upstream.url(),
                "--HIRING_CANDIDATE_MANAGEMENT_URL=" + upstream.url());
    }

    @AfterAll
    void stop() {
        gateway.close();
        issuer.close();
        upstream.close();
        broker.close();
    }

    private void consumeNothing(String... groups) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            for (String group : groups) {
                admin.alterConsumerGroupOffsets(
                                group, Map.of(new TopicPartition("hiring.score", 0), new OffsetAndMetadata(0)))
                        .all()
                        .get();
            }
        }
    }

    private static void tellFigures(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Upstream.answer(exchange, 200, exchange.getRequestURI().getPath().endsWith("/outbox") ? """
                        {"pending": 2, "oldestSeconds": 1, "brokerAway": false}""" : """
                        {"waiting": 0, "letters": []}""");
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void documentIsThatOfTheCode(String version) {
        Instant now = Instant.now();
        documents().check(version, gateway.baseUrl(), now, examples -> callAll(examples, now));
    }

    private ApiDocuments documents() {
        return ApiDocuments.ofGateway(
                gateway.context(), GatewayApplication.class, Map.of("/events", OF_EVENTS), forBrowsers());
    }

    private static ObjectNode forBrowsers() {
        return (ObjectNode) new YAMLMapper()
                .readTree(Objects.requireNonNull(ApiDocumentIT.class.getResourceAsStream("/browser-paths.yaml")));
    }

    private void callAll(Examples examples, Instant now) {
        publish(now, EventBroker.SHORTLISTED, """
                {"applicationId": "%s", "candidateId": "%s", "jobId": "%s", "policyVersion": 1, "scoringVersion": 1,
                 "percent": 82.5, "rank": null, "reasons": [{"code": "meets-policy",
                 "text": "total 82.5 %% meets the 60 %% asked"}], "decidedAt": "%s"}""");
        examples.as(token("recruiter")).call("listEvents", "type", EventBroker.SHORTLISTED, "limit", "1");
        examples.as(token("operator")).call("getOperations");
    }

    private void publish(Instant now, String type, String data) {
        String application = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> event = EventBroker.record(
                organization,
                type,
                application,
                organization + "/applications/" + application + "/6/0",
                data.formatted(application, UUID.randomUUID(), EventBroker.JOB, now));
        event.headers().remove("ce_time").add("ce_time", now.toString().getBytes(UTF_8));
        event.headers().remove("ce_source").add("ce_source", "/candidate-service".getBytes(UTF_8));
        broker.publish(event, application);
    }

    private String token(String role) {
        try {
            return issuer.sign(
                    issuer.header().build(),
                    issuer.claims()
                            .claim("org", organization)
                            .claim("roles", List.of(role))
                            .build());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Routes that are no methods of controllers are either told by hand, or pages. */
    @Test
    void tellsOfEveryRouteThatIsNoPage() {
        Set<String> routes = new TreeSet<>(Set.of("/login", "/logout"));
        gateway.context()
                .getBeansOfType(RouterFunction.class)
                .values()
                .forEach(route -> route.accept(new RoutePaths(routes)));
        Set<String> told = new TreeSet<>(forBrowsers().path("paths").propertyNames());
        told.addAll(PAGES);
        assertThat(told).isEqualTo(routes);
    }
}
