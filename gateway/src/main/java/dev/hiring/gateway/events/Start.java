package dev.hiring.gateway.events;

import java.time.Instant;

/** Where a client begins. */
sealed interface Start {

    /** With the next event that comes. */
    record Now() implements Start {}

    /** With the oldest event that is kept. */
    record Oldest() implements Start {}

    /** Where it was before. */
    record At(Offsets offsets) implements Start {}

    /** With what was published at that time or later, as far as it is kept. */
    record Since(Instant time) implements Start {}
}
