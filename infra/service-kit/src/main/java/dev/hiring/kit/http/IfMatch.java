package dev.hiring.kit.http;

import java.util.Optional;

/**
 * The version that the caller wants to change, from the header {@code If-Match}. As an argument of a handler method
 * it is read from the request.
 *
 * @param version empty if any will do
 */
public record IfMatch(Optional<Long> version) {

    private static final IfMatch ANY = new IfMatch(Optional.empty());

    public static IfMatch any() {
        return ANY;
    }

    public static IfMatch of(long version) {
        return new IfMatch(Optional.of(version));
    }

    /** Refuses with 412 unless {@code current} is the version asked for. */
    public void check(long current) {
        if (version.isPresent() && version.get() != current) {
            throw new PreconditionFailed(current);
        }
    }
}
