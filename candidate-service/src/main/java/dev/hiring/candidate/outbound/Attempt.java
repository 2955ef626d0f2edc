package dev.hiring.candidate.outbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to tell a receiver something.
 *
 * @param at when it was made
 * @param status what the receiver answered, null where it did not
 * @param failure why it did not
 * @param excerpt the beginning of its answer
 * @param milliseconds how long it took
 */
public record Attempt(
        Instant at,
        @Nullable Integer status,
        OutboundFailure.@Nullable Reason failure,
        @Nullable String excerpt,
        long milliseconds) {

    public boolean wasTaken() {
        return status != null && status >= 200 && status < 300;
    }
}
