package dev.hiring.kit.aggregate;

/** Somebody else changed the aggregate between the read and the write. */
public final class ConcurrentChange extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConcurrentChange(String collection, String id) {
        super(collection + "/" + id + " was changed concurrently");
    }
}
