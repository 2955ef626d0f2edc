package dev.hiring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's API for one bearer. */
record Api(HttpClient http, String gateway, String token) {

    static final JsonMapper JSON = new JsonMapper();

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** An answer that is the suite's fault. */
    static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unavailable(String message) {
            super(message);
        }
    }

    /** Services that have just started may take longer than the gateway waits; repeating the import goes on with it. */
    void importLibrary() {
        boolean imported = false;
        while (!imported) {
            try {
                imported = call("POST", "/library/import", "").isPresent();
            } catch (Unavailable e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    JsonNode get(String path) {
        return call("GET", path, "").orElseThrow(() -> new IllegalStateException("GET " + path + " was refused"));
    }

    JsonNode send(String method, String path, String body) {
        return call(method, path, body)
                .orElseThrow(() -> new IllegalStateException(method + " " + path + " was refused"));
    }

    /** Empty when the answer is a 4xx. */
    Optional<JsonNode> call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/api/v2" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new Unavailable(method + " " + path + " → " + response.statusCode() + " " + response.body());
            }
            return response.statusCode() >= 400
                    ? Optional.empty()
                    : Optional.of(JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
