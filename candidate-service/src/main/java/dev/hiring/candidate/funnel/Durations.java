package dev.hiring.candidate.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects durations in eight bytes each and tells their percentiles by the nearest-rank method. */
final class Durations {

    private long[] millis = new long[64];
    private int size;

    /** Clocks of different services may disagree by a little; nothing takes less than no time. */
    void add(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return;
        }
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size * 2);
        }
        millis[size++] = Math.max(0, Duration.between(from, to).toMillis());
    }

    int count() {
        return size;
    }

    /**
     * The least value that at least {@code percent} of all values do not exceed: that at rank
     * {@code ceil(percent / 100 · n)} in ascending order.
     */
    @Nullable
    Long percentile(int percent) {
        if (size == 0) {
            return null;
        }
        Arrays.sort(millis, 0, size);
        return millis[Math.toIntExact(Math.ceilDiv((long) percent * size, 100L)) - 1];
    }
}
