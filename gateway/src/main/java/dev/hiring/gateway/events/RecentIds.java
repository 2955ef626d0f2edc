package dev.hiring.gateway.events;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells whether an event stands a second time in the log: whether one with its id is among so many records before it in its
 * partition. So it is the log alone that decides, and every reader says the same. For one thread at a time.
 */
final class RecentIds {

    private record Partition(int topic, int number) {}

    private final int within;
    /** Of each partition the ids with their latest offsets, the oldest first. */
    private final Map<Partition, LinkedHashMap<String, Long>> seen = new HashMap<>();

    RecentIds(int within) {
        this.within = within;
    }

    /** Remembers the event, and says whether it was there before. */
    boolean repeats(int topic, int partition, long offset, String id) {
        LinkedHashMap<String, Long> recent =
                seen.computeIfAbsent(new Partition(topic, partition), _ -> new LinkedHashMap<>());
        Iterator<Long> oldest = recent.values().iterator();
        while (oldest.hasNext() && oldest.next() < offset - within) {
            oldest.remove();
        }
        boolean repeats = recent.remove(id) != null;
        recent.put(id, offset);
        return repeats;
    }

    void clear() {
        seen.clear();
    }
}
