package dev.hiring.kit.outbox;

import java.time.Duration;

/** A command was refused because its events could not be passed on for too long. Nothing was stored. */
public final class OutboxFull extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    OutboxFull(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
