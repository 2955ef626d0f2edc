package dev.hiring.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.hiring.local.Failure;
import dev.hiring.local.Home;
import dev.hiring.local.Part;

/** What operators see on the services' management ports, added up. */
final class Operations {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http;
    private final Home home;

    Operations(HttpClient http, Home home) {
        this.http = http;
        this.home = home;
    }

    long deadLetters() {
        return sum("deadletters", "waiting");
    }

    long pendingOutbox() {
        return sum("outbox", "pending");
    }

    private long sum(String endpoint, String field) {
        return Part.EVENT_SERVICES.entrySet().stream()
                .mapToLong(service -> get(service.getKey(), service.getValue(), endpoint)
                        .path(field)
                        .asLong())
                .sum();
    }

    private JsonNode get(String service, int port, String endpoint) {
        URI uri = URI.create(Part.management(home, port) + "/actuator/" + endpoint);
        try {
            return JSON.readTree(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new Failure("The management port of " + service + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
