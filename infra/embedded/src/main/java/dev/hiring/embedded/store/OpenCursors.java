package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forgets cursors whose clients stopped asking: one that was killed never closes its own. */
final class OpenCursors {

    private static final long MAX_IDLE_NANOS = Duration.ofMinutes(10).toNanos();

    private final CursorRegistry registry;
    private final Set<EncodedCursor> open = ConcurrentHashMap.newKeySet();

    OpenCursors(CursorRegistry registry) {
        this.registry = registry;
    }

    long nextId() {
        return registry.generateCursorId();
    }

    void add(EncodedCursor cursor) {
        open.removeIf(this::isOver);
        open.add(cursor);
        registry.add(cursor);
    }

    private boolean isOver(EncodedCursor cursor) {
        boolean over = cursor.isEmpty() || cursor.idleNanos() > MAX_IDLE_NANOS;
        if (over) {
            registry.remove(cursor);
        }
        return over;
    }
}
