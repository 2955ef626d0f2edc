package dev.hiring.gateway.events;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The last records of the log in the order in which they were read, bounded in number and size. One thread appends; any
 * number of others walk over them, each with a sequence number of its own, without getting in each other's way.
 */
final class EventRing {

    /** @param event null for a record that tells nothing: one that was skipped, or a second publication */
    record Entry(
            long sequence,
            int topic,
            int partition,
            long offset,
            @Nullable StreamEvent event) {

        private long bytes() {
            return 48 + (event == null ? 0 : event.bytes());
        }
    }

    /**
     * Where a client begins to walk.
     *
     * @param sequence of the first entry to look at
     * @param offsets the client's own place: entries before it are not for it
     */
    record Place(long sequence, Offsets offsets) {}

    /** What the client has not seen yet is not there any more. */
    static final class Overtaken extends Exception {

        private static final long serialVersionUID = 1L;

        /** Whether the log itself has a gap there, so that it is not the client's fault. */
        private final boolean byGap;

        Overtaken(boolean byGap) {
            super("the ring has gone on", null, false, false);
            this.byGap = byGap;
        }

        boolean byGap() {
            return byGap;
        }
    }

    private final AtomicReferenceArray<@Nullable Entry> entries;
    private final long mostBytes;

    private volatile long first;
    private volatile long end;
    private volatile long restarted;
    private long bytes;
    private Offsets oldest = new Offsets();
    private Offsets frontier = new Offsets();

    EventRing(int most, long mostBytes) {
        this.entries = new AtomicReferenceArray<>(most);
        this.mostBytes = mostBytes;
    }

    /** Forgets everything, since what follows does not follow on it. Who was walking is overtaken. */
    synchronized void restart(Offsets at) {
        for (int i = 0; i < entries.length(); i++) {
            entries.set(i, null);
        }
        end++;
        restarted = end;
        first = end;
        bytes = 0;
        oldest = at.copy();
        frontier = at.copy();
    }

    synchronized void append(int topic, int partition, long offset, @Nullable StreamEvent event) {
        Entry entry = new Entry(end, topic, partition, offset, event);
        bytes += entry.bytes();
        while (end - first >= entries.length() || bytes > mostBytes && first < end) {
            evict();
        }
        entries.set(slot(end), entry);
        frontier.advance(topic, partition, offset + 1);
        end++;
    }

    private void evict() {
        Entry evicted = entries.get(slot(first));
        first++;
        if (evicted != null) {
            bytes -= evicted.bytes();
            oldest.advance(evicted.topic(), evicted.partition(), evicted.offset() + 1);
            entries.set(slot(evicted.sequence()), null);
        }
    }

    private int slot(long sequence) {
        return (int) (sequence % entries.length());
    }

    /** How far the log has been read. */
    synchronized Offsets frontier() {
        return frontier.copy();
    }

    /** After the last record. */
    synchronized Place now() {
        return new Place(end, frontier.copy());
    }

    /** Where to walk on from there; empty if something in between is not here any more. */
    synchronized Optional<Place> from(Offsets offsets) {
        if (!offsets.reach(oldest)) {
            return Optional.empty();
        }
        return Optional.of(new Place(offsets.reach(frontier) ? end : first, offsets.copy()));
    }

    /** Null if there is none yet. */
    @Nullable
    Entry at(long sequence) throws Overtaken {
        while (true) {
            Entry entry = entries.get(slot(sequence));
            if (entry != null && entry.sequence() == sequence) {
                return entry;
            }
            if (sequence < first) {
                throw new Overtaken(sequence < restarted);
            }
            if (sequence >= end) {
                return null;
            }
        }
    }
}
