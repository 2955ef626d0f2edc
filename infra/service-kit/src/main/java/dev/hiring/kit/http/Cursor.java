package dev.hiring.kit.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a page ended: the sort keys of its last row. Clients see one opaque word.
 *
 * @param keys at least one
 */
public record Cursor(List<String> keys) {

    private static final int MAX_LENGTH = 2048;

    public Cursor {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a cursor needs a key");
        }
    }

    public static Cursor of(String... keys) {
        return new Cursor(List.of(keys));
    }

    /** Reads what {@link #toString} wrote; anything else is an invalid request. */
    public static Cursor parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw foreign();
        }
        try {
            return new Cursor(Arrays.stream(text.split("\\.", -1))
                    .map(part -> new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8))
                    .toList());
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    /** The key at a place; a cursor of another list, which has fewer keys, is an invalid request. */
    public String key(int index) {
        if (index >= keys.size()) {
            throw foreign();
        }
        return keys.get(index);
    }

    public Instant instant(int index) {
        return read(index, Instant::parse);
    }

    public BigDecimal decimal(int index) {
        return read(index, BigDecimal::new);
    }

    public long integer(int index) {
        return read(index, Long::valueOf);
    }

    private <T> T read(int index, Function<String, T> reader) {
        try {
            return reader.apply(key(index));
        } catch (DateTimeException | NumberFormatException e) {
            throw foreign();
        }
    }

    private static InvalidRequest foreign() {
        return new InvalidRequest("cursor", "is not one that this list gave");
    }

    @Override
    public String toString() {
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return keys.stream()
                .map(key -> encoder.encodeToString(key.getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
    }
}
