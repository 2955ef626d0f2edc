package dev.hiring.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** The published files of one event type, or of them all. */
record Contract(String type, Class<? extends Event> event) {

    static Stream<Contract> all() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.types().entrySet().stream())
                .map(type -> new Contract(type.getKey(), type.getValue()));
    }

    String schema() {
        return read("schemas/" + type + ".json");
    }

    String sample() {
        return read("samples/" + type + ".json");
    }

    static String asyncApi() {
        return read("asyncapi.yaml");
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return type;
    }
}
