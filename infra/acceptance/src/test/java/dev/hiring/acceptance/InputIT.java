package dev.hiring.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every operation that is documented, sent what nobody should send, by somebody who may call it. */
@ExtendWith(RunningSuite.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InputIT {

    private static final int DEEP = 10_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final RunningSuite suite;
    private Belongings ours;
    private String admin = "";

    InputIT(RunningSuite suite) {
        this.suite = suite;
    }

    @BeforeAll
    void furnish() {
        ours = new Belongings(suite, "");
        admin = suite.as("admin").token();
    }

    static Stream<Operation> operations() {
        return Operation.all().stream();
    }

    static Stream<Operation> operationsWithABody() {
        return operations().filter(Operation::takesBody);
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void namesTheFieldThatIsNotForTheCallerToSay(Operation operation) throws Exception {
        for (String field : List.of("organization", "version", "outbox", "score", "$where")) {
            ObjectNode body = (ObjectNode) JSON.readTree(operation.body());
            assertThat(body.has(field)).isFalse();

            JsonNode problem = assertInvalid(send(operation, body.put(field, 1).toString()));

            assertThat(problem.path("errors")
                            .valueStream()
                            .map(error -> error.path("field").asString()))
                    .contains(field);
        }
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void readsNoJsonThatCanBeReadInTwoWaysOrNotAtAll(Operation operation) throws Exception {
        Map.Entry<String, JsonNode> first =
                JSON.readTree(operation.body()).propertyStream().findFirst().orElseThrow();
        String twice = "{\"%1$s\":%2$s,%3$s"
                .formatted(first.getKey(), first.getValue(), operation.body().substring(1));
        for (String body : List.of(
                twice,
                "[".repeat(DEEP),
                "{\"a\":".repeat(DEEP),
                "{\"%s\":1e1000000000}".formatted(first.getKey()),
                "{\"%s\":%s}".formatted(first.getKey(), "9".repeat(100_000)),
                operation.body() + "{}",
                "[]",
                "\"text\"",
                "null",
                "{")) {
            assertInvalid(send(operation, body));
        }
        assertInvalid(send(operation, new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'}));
    }

    @ParameterizedTest
    @MethodSource("operationsWithABody")
    void takesNoOperatorForAValue(Operation operation) throws Exception {
        ObjectNode example = (ObjectNode) JSON.readTree(operation.body());
        for (String field : example.propertyNames()) {
            JsonNode value = example.get(field);
            if (value.isString()) {
                ObjectNode body = example.deepCopy();
                body.putObject(field).putNull("$ne");
                assertInvalid(send(operation, body.toString()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void takesNoParameterThatItDoesNotKnow(Operation operation) throws Exception {
        for (String query : List.of("email%5B%24gt%5D=", "%24where=sleep(1000)", "organization=globex")) {
            assertInvalid(send(
                    operation,
                    ours.path(operation) + "?" + query,
                    operation.body().getBytes(UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/prometheus",
                "/api/v2/actuator/env",
                "/v3/api-docs",
                "/swagger-ui.html",
                "/api/v2/questions/../../actuator/env",
                "/api/v2/questions/%2e%2e/%2e%2e/actuator/env"
            })
    void showsNothingOfTheInside(String path) throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(suite.home().gateway() + path))
                        .timeout(Client.TIMEOUT)
                        .header("Authorization", "Bearer " + admin)
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("\"status\":\"UP\"", "openapi");
    }

    private HttpResponse<String> send(Operation operation, String body) throws IOException, InterruptedException {
        return send(operation, body.getBytes(UTF_8));
    }

    private HttpResponse<String> send(Operation operation, byte[] body) throws IOException, InterruptedException {
        return send(operation, ours.path(operation), body);
    }

    private HttpResponse<String> send(Operation operation, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(suite.home().gateway() + path))
                .timeout(Client.TIMEOUT)
                .header("Authorization", "Bearer " + (operation.invitation() ? ours.candidate.token() : admin))
                .method(
                        operation.method(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode assertInvalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("type").asString()).endsWith("/invalid-request");
        assertThat(problem.path("errors")).isNotEmpty();
        return problem;
    }
}
