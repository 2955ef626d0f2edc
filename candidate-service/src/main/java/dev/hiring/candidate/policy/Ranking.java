package dev.hiring.candidate.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ranks any number of applications in eight bytes each, in the order of {@link Score#rankKey}: percent descending, then
 * completion, then id. Ids are kept only of those that tie to the millisecond.
 */
final class Ranking {

    /** Takes the applications in, in any order. */
    interface Entries {
        void add(String applicationId, long key);
    }

    private static final int TIME_BITS = 45;
    private static final long[] NONE = {};

    private long[] keys = NONE;
    private int size;
    private final Map<Long, TreeSet<String>> ties = new HashMap<>();

    private Ranking() {}

    /**
     * @param source gives every entry to whom it is asked by; asked once, and again where there are ties
     */
    static Ranking of(Consumer<Entries> source) {
        Ranking ranking = new Ranking();
        source.accept((_, key) -> ranking.add(key));
        Arrays.sort(ranking.keys, 0, ranking.size);
        for (int i = 1; i < ranking.size; i++) {
            if (ranking.keys[i] == ranking.keys[i - 1]) {
                ranking.ties.put(ranking.keys[i], new TreeSet<>());
            }
        }
        if (!ranking.ties.isEmpty()) {
            source.accept((id, key) -> ranking.ties.computeIfPresent(key, (_, ids) -> {
                ids.add(id);
                return ids;
            }));
        }
        return ranking;
    }

    /** Orders by percent descending and then by time: 17 bits of hundredths over 45 of milliseconds. */
    static long key(BigDecimal percent, Instant completedAt) {
        return (long) (Score.MOST_HUNDREDTHS - Score.hundredths(percent)) << TIME_BITS | completedAt.toEpochMilli();
    }

    private void add(long key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, Math.max(64, size * 2));
        }
        keys[size++] = key;
    }

    /** From 1; of one that was not taken in, the rank that it would have. */
    int rank(String applicationId, long key) {
        TreeSet<String> ids = ties.get(key);
        return firstOf(key) + 1 + (ids == null ? 0 : ids.headSet(applicationId).size());
    }

    /** How many come before every entry with this key. */
    private int firstOf(long key) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The percent of who has the rank; null where nobody has. */
    @Nullable
    BigDecimal percentAt(int rank) {
        return rank > size ? null : BigDecimal.valueOf(Score.MOST_HUNDREDTHS - (keys[rank - 1] >> TIME_BITS), 2);
    }
}
