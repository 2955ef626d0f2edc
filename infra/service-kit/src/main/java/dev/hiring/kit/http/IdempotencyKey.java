package dev.hiring.kit.http;

import java.util.List;
import java.util.stream.Stream;

import dev.hiring.kit.aggregate.Ids;

/**
 * What makes a repeated POST the same POST, from the header {@code Idempotency-Key}. As an argument of a handler
 * method it is read from the request.
 *
 * @param parts organization, client, route and key; empty without the header
 */
public record IdempotencyKey(List<String> parts) {

    static final String HEADER = "Idempotency-Key";

    public IdempotencyKey {
        parts = List.copyOf(parts);
    }

    /** No header: nothing tells a repetition from a new request. */
    public static IdempotencyKey none() {
        return new IdempotencyKey(List.of());
    }

    /** The id of what the request creates: the same for every repetition, random without a key. */
    public String id(String kind) {
        return parts.isEmpty()
                ? Ids.random()
                : Ids.derived(Stream.concat(parts.stream(), Stream.of(kind)).toArray(String[]::new));
    }
}
