package dev.hiring.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

import dev.hiring.local.Home;
import dev.hiring.local.Part;

/** Counts the write commands that the services sent to the store, from the driver's metrics. */
final class StoreWrites {

    private static final Pattern WRITE = Pattern.compile(
            "mongodb_driver_commands_seconds_count\\{.*command=\"(insert|update|findAndModify)\".*} (.*)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Home home;

    StoreWrites(Home home) {
        this.home = home;
    }

    double count() {
        return Part.EVENT_SERVICES.values().stream()
                .mapToDouble(port -> WRITE.matcher(metrics(port))
                        .results()
                        .mapToDouble(match -> Double.parseDouble(match.group(2)))
                        .sum())
                .sum();
    }

    private String metrics(int port) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(Part.management(home, port) + "/actuator/prometheus"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
