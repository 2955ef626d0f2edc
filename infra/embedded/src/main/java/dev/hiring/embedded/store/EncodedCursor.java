package dev.hiring.embedded.store;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a query found and its client has not fetched yet. It stays encoded until then, or large results fill the heap. */
final class EncodedCursor extends AbstractCursor {

    /** A client refuses messages of 48 MB. */
    private static final int BATCH_BYTES = 16 << 20;

    private final Function<Stream<Document>, List<Document>> projection;
    private List<byte[]> remaining;
    private volatile long lastUsedNanos = System.nanoTime();

    EncodedCursor(long id, List<byte[]> found, Function<Stream<Document>, List<Document>> projection) {
        super(id);
        this.remaining = found;
        this.projection = projection;
    }

    @Override
    public synchronized boolean isEmpty() {
        return remaining.isEmpty();
    }

    /** The next documents: up to the number, where it is positive, and as many as fit into one reply. */
    @Override
    public synchronized List<Document> takeDocuments(int number) {
        int limit = number > 0 ? Math.min(number, remaining.size()) : remaining.size();
        int taken = 0;
        long bytes = 0;
        while (taken < limit && (taken == 0 || bytes + remaining.get(taken).length <= BATCH_BYTES)) {
            bytes += remaining.get(taken).length;
            taken++;
        }
        List<Document> batch =
                projection.apply(remaining.subList(0, taken).stream().map(Encoded::decode));
        remaining = remaining.subList(taken, remaining.size());
        lastUsedNanos = System.nanoTime();
        return batch;
    }

    long idleNanos() {
        return System.nanoTime() - lastUsedNanos;
    }
}
