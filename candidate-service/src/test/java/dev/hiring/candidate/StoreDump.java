package dev.hiring.candidate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;

/** All that a service has stored, as one text: to look for what must not be there. */
public final class StoreDump {

    private StoreDump() {}

    public static String of(MongoOperations mongo) {
        return mongo.getCollectionNames().stream()
                .map(name -> name + ": " + text(mongo.findAll(Document.class, name)))
                .collect(Collectors.joining("\n"));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Collection<?> values ->
                values.stream().map(StoreDump::text).collect(Collectors.joining(", ", "[", "]"));
            case Binary binary -> new String(binary.getData(), UTF_8);
            case byte[] bytes -> new String(bytes, UTF_8);
            case null, default -> String.valueOf(value);
        };
    }
}
