package dev.hiring.candidate.replay;

import java.time.Instant;
import java.util.Arrays;

/** Counts moments in eight bytes each. */
final class Moments {

    private long[] millis = new long[64];
    private int size;
    private boolean sorted = true;

    void add(Instant moment) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, size * 2);
        }
        millis[size++] = moment.toEpochMilli();
        sorted = false;
    }

    /** How many are not after it. */
    int until(Instant moment) {
        if (!sorted) {
            Arrays.sort(millis, 0, size);
            sorted = true;
        }
        long last = moment.toEpochMilli();
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis[middle] <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
