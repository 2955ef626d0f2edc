package dev.hiring.bench;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.bson.RawBsonDocument;

import dev.hiring.local.Home;
import dev.hiring.local.Part;

/** The write commands that the services have sent to the store, by collection, from the driver's metrics. */
record StoreWrites(Map<MongoNamespace, Double> commands) {

    private static final Pattern WRITE =
            Pattern.compile("mongodb_driver_commands_seconds_count\\{.*collection=\"(.*?)\","
                    + "command=\"(?:insert|update|findAndModify)\",database=\"(.*?)\".*} (.*)");
    private static final int SAMPLE = 500;

    static StoreWrites of(Home home) {
        Map<MongoNamespace, Double> commands = new HashMap<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (int port : Part.EVENT_SERVICES.values()) {
                WRITE.matcher(metrics(http, home, port))
                        .results()
                        .forEach(line -> commands.merge(
                                new MongoNamespace(line.group(2), line.group(1)),
                                Double.parseDouble(line.group(3)),
                                Double::sum));
            }
        }
        return new StoreWrites(commands);
    }

    private static String metrics(HttpClient http, Home home, int port) {
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

    StoreWrites since(StoreWrites before) {
        Map<MongoNamespace, Double> difference = new HashMap<>(commands);
        before.commands.forEach((collection, count) -> difference.merge(collection, -count, Double::sum));
        return new StoreWrites(difference);
    }

    double count() {
        return commands.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** The mean size of the documents that were written, as they are now. */
    int meanBytes(Home home) {
        try (MongoClient mongo = MongoClients.create(home.store())) {
            return (int) (commands.entrySet().stream()
                            .mapToDouble(entry -> entry.getValue() * meanBytes(mongo, entry.getKey()))
                            .sum()
                    / count());
        }
    }

    private static double meanBytes(MongoClient mongo, MongoNamespace collection) {
        return StreamSupport.stream(
                        mongo.getDatabase(collection.getDatabaseName())
                                .getCollection(collection.getCollectionName(), RawBsonDocument.class)
                                .find()
                                .limit(SAMPLE)
                                .spliterator(),
                        false)
                .mapToInt(document -> document.getByteBuffer().remaining())
                .average()
                .orElse(0);
    }
}
