package dev.hiring.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every problem answer has in common. */
final class Problems {

    private static final JsonMapper JSON = new JsonMapper();

    private Problems() {}

    static void assertProblem(HttpResponse<String> answer, Problem expected) {
        assertThat(answer.statusCode()).isEqualTo(expected.status().value());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertBody(answer.body(), expected);
    }

    /** The same for an answer as it came over the wire. */
    static void assertProblem(String answer, Problem expected) {
        assertThat(answer).startsWith("HTTP/1.1 " + expected.status().value() + " ");
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        assertBody(answer.substring(answer.indexOf("\r\n\r\n") + 4), expected);
    }

    private static void assertBody(String body, Problem expected) {
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail");
        assertThat(problem).isEqualTo(JSON.readTree(expected.body()));
    }
}
