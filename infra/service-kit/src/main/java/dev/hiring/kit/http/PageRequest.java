package dev.hiring.kit.http;

import java.util.Optional;
import java.util.Set;

/**
 * Which part of a list the caller wants, from the parameters {@code limit} and {@code cursor}. As an argument of a
 * handler method it is read from the request.
 *
 * @param limit the most rows of the page, 1 to 200
 * @param cursor where the page before ended; empty for the first page
 */
public record PageRequest(int limit, Optional<Cursor> cursor) {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final Set<String> PARAMETERS = Set.of(LIMIT, CURSOR);

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be from 1 to " + MAX_LIMIT);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, Optional.empty());
    }
}
