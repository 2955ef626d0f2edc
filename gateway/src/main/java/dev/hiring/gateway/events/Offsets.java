package dev.hiring.gateway.events;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

import dev.hiring.events.Topic;

/**
 * A place in the log: of each partition the offset of the next record. Partitions that are not known stand at their
 * beginning. For one thread at a time.
 */
final class Offsets {

    /** The topics that are read, in the order in which positions name them: new ones go to the end. */
    static final List<Topic> TOPICS =
            List.of(Topic.QUESTION, Topic.ASSESSMENT, Topic.SCORE, Topic.CANDIDATE, Topic.PRIVACY);

    private final long[][] next;

    private Offsets(long[][] next) {
        this.next = next;
    }

    Offsets() {
        this(new long[TOPICS.size()][0]);
    }

    static int indexOf(String topic) {
        for (int i = 0; i < TOPICS.size(); i++) {
            if (TOPICS.get(i).topicName().equals(topic)) {
                return i;
            }
        }
        throw new IllegalArgumentException(topic + " is not read");
    }

    int partitions(int topic) {
        return next[topic].length;
    }

    long next(int topic, int partition) {
        return partition < next[topic].length ? next[topic][partition] : 0;
    }

    /** Never goes back. */
    void advance(int topic, int partition, long offset) {
        if (partition >= next[topic].length) {
            next[topic] = Arrays.copyOf(next[topic], partition + 1);
        }
        next[topic][partition] = Math.max(next[topic][partition], offset);
    }

    /** Whether nothing before the other place is still to come. */
    boolean reach(Offsets other) {
        for (int topic = 0; topic < next.length; topic++) {
            for (int partition = 0; partition < other.next[topic].length; partition++) {
                if (next(topic, partition) < other.next[topic][partition]) {
                    return false;
                }
            }
        }
        return true;
    }

    Offsets copy() {
        return new Offsets(Arrays.stream(next).map(long[]::clone).toArray(long[][]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Offsets offsets && reach(offsets) && offsets.reach(this);
    }

    @Override
    public int hashCode() {
        return Arrays.stream(next)
                .mapToInt(topic -> Long.hashCode(Arrays.stream(topic).sum()))
                .sum();
    }

    @Override
    public String toString() {
        return Arrays.deepToString(next);
    }
}
