package dev.hiring.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A caller that does not give up: what was not answered, or answered with 5xx, is sent again under the same
 * Idempotency-Key, as integrators are told to do.
 */
record Client(String gateway, String token) {

    record Answer(int status, JsonNode body) {}

    static final AtomicLong RETRIES = new AtomicLong();

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    static final Duration TIMEOUT = Duration.ofSeconds(12);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return expectSuccess("GET", path, "", "");
    }

    JsonNode post(String path, String idempotencyKey, Object body) {
        return expectSuccess("POST", path, idempotencyKey, body.toString());
    }

    JsonNode put(String path, Object body) {
        return expectSuccess("PUT", path, "", body.toString());
    }

    private JsonNode expectSuccess(String method, String path, String idempotencyKey, String body) {
        Answer answer = call(method, path, idempotencyKey, body);
        if (answer.status() >= 300) {
            throw new IllegalStateException(method + " " + path + " → " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** The first answer that is not a server's fault. */
    Answer call(String method, String path, String idempotencyKey, String body) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last;
        do {
            try {
                HttpResponse<String> response =
                        HTTP.send(request(method, path, idempotencyKey, body), BodyHandlers.ofString());
                boolean inProgress =
                        response.statusCode() == 409 && response.body().contains("request-in-progress");
                if (response.statusCode() < 500 && !inProgress) {
                    return new Answer(
                            response.statusCode(),
                            response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
                }
                last = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            RETRIES.incrementAndGet();
            pause();
        } while (System.nanoTime() < end);
        throw new IllegalStateException(method + " " + path + " never succeeded, in the end " + last);
    }

    HttpRequest request(String method, String path, String idempotencyKey, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + "/api/v2" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return (idempotencyKey.isEmpty() ? request : request.header("Idempotency-Key", idempotencyKey)).build();
    }

    static void pause() {
        pause(PAUSE);
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
