package dev.hiring.gateway;

import org.jspecify.annotations.Nullable;

/** A request's body has not come to its end: the caller has hung up, or what it sends cannot be decoded. */
final class BodyIncomplete extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyIncomplete(@Nullable Throwable cause) {
        super("body incomplete", cause, false, false);
    }
}
