package dev.hiring.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import dev.hiring.local.Home;
import dev.hiring.local.Part;

/** The management ports, as operators and Prometheus see them. */
record Management(Home home) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** @param port the standard one of the service */
    String get(int port, String endpoint) {
        URI uri = URI.create(Part.management(home, port) + "/actuator/" + endpoint);
        try {
            HttpResponse<String> response = HTTP.send(
                    HttpRequest.newBuilder(uri).timeout(Client.TIMEOUT).build(), BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(uri + " → " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(uri + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
