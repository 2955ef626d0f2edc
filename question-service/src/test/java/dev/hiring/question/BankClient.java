package dev.hiring.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The question bank as one caller sees it. */
public record BankClient(RestTestClient client) {

    public static final String QUESTIONS = "/api/v1/questions";

    /** Keeps tests on the same store apart. */
    public static String newOrganization() {
        return "org-" + UUID.randomUUID();
    }

    /** Creates a draft and answers with its id. */
    public String draft(String content) {
        Answer answer = post(QUESTIONS, content);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.read("$.id");
    }

    public Answer publish(String id) {
        return post(QUESTIONS + "/" + id + "/publish", "");
    }

    public Answer get(String uri, Object... variables) {
        return answer(client.get().uri(uri, variables).exchange());
    }

    public Answer post(String uri, String body) {
        return send(HttpMethod.POST, uri, body, Map.of());
    }

    public Answer put(String uri, String body) {
        return send(HttpMethod.PUT, uri, body, Map.of());
    }

    public Answer send(HttpMethod method, String uri, String body, Map<String, String> headers) {
        RestTestClient.RequestBodySpec request = client.method(method).uri(uri);
        headers.forEach(request::header);
        return answer(
                body.isEmpty()
                        ? request.exchange()
                        : request.contentType(MediaType.APPLICATION_JSON)
                                .body(body)
                                .exchange());
    }

    private static Answer answer(RestTestClient.ResponseSpec response) {
        EntityExchangeResult<String> result = response.expectBody(String.class).returnResult();
        return new Answer(
                result.getStatus().value(),
                result.getResponseHeaders(),
                Objects.requireNonNullElse(result.getResponseBody(), ""));
    }

    public record Answer(int status, HttpHeaders headers, String body) {

        @SuppressWarnings("TypeParameterUnusedInFormals") // What stands at a path is known to the test alone.
        public <T> T read(String path) {
            return JsonPath.read(body, path);
        }
    }
}
