package dev.hiring.scoring.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The course of a review.
 *
 * @param reviewer the subject of who marked the first item and so marks the others; null before
 * @param closedAt when the last item was marked
 */
public record Review(
        Instant requestedAt,
        @Nullable String reviewer,
        @Nullable Instant closedAt) {

    static Review requested(Instant now) {
        return new Review(now, null, null);
    }

    Review takenBy(String subject) {
        return new Review(requestedAt, subject, closedAt);
    }

    Review closed(Instant now) {
        return new Review(requestedAt, reviewer, now);
    }
}
