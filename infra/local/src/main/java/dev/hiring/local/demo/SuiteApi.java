package dev.hiring.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import dev.hiring.local.Failure;

/** The gateway's API as one caller sees it. */
final class SuiteApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** An answer that is not a success. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final HttpClient http;
    private final String gateway;
    private final String bearer;

    SuiteApi(HttpClient http, String gateway, String bearer) {
        this.http = http;
        this.gateway = gateway;
        this.bearer = bearer;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    JsonNode get(String path) {
        return send("GET", path, Optional.empty());
    }

    JsonNode post(String path) {
        return send("POST", path, Optional.empty());
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, Optional.of(body));
    }

    JsonNode put(String path, JsonNode body) {
        return send("PUT", path, Optional.of(body));
    }

    /** Every item of a list, page after page. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            JsonNode page = get(path + separator + "limit=200" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private JsonNode send(String method, String path, Optional<JsonNode> body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "/api/v2" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.map(json -> BodyPublishers.ofString(json.toString()))
                                .orElseGet(BodyPublishers::noBody))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new Refused(
                        response.statusCode(),
                        method + " " + path + " → " + response.statusCode() + " " + response.body());
            }
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Failure(method + " " + request.uri() + " failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
