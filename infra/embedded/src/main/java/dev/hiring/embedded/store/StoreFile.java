package dev.hiring.embedded.store;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.hiring.embedded.DataDirectory;
import dev.hiring.embedded.StartFailure;

/**
 * The file under the store: one sorted map of encoded documents per collection, and nothing else. Indexes are rebuilt
 * from the documents, so each change of a document is one change of one map and a crash cannot tear the two apart.
 */
final class StoreFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StoreFile.class);

    private static final String FILE_NAME = "store.mv";
    private static final int CACHE_MEGABYTES = 32;

    /** A commit rewrites the pages that it touches: small pages make small commits. */
    private static final int PAGE_BYTES = 4 << 10;

    private static final int COMPACT_BELOW_PERCENT = 50;
    private static final int COMPACT_STEP_BYTES = 1 << 20;
    private static final int COMPACT_SECONDS = 1;

    private final MVStore store;
    private final @Nullable DataDirectory directory;
    private final @Nullable ScheduledExecutorService housekeeping;

    private final ReentrantLock committing = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private long committedChanges;

    private StoreFile(MVStore store, @Nullable DataDirectory directory) {
        this.store = store;
        this.directory = directory;
        // There are no readers of old versions: documents are copied out of the current one.
        store.setVersionsToKeep(0);
        if (directory == null) {
            this.housekeeping = null;
            return;
        }
        // Space is reused at once. Otherwise every commit within the last 45 seconds keeps its own.
        store.setRetentionTime(0);
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("store-housekeeping").factory());
        housekeeping.scheduleWithFixedDelay(this::compact, COMPACT_SECONDS, COMPACT_SECONDS, TimeUnit.SECONDS);
    }

    /** Opens the file in a directory, and closes the directory with the file. */
    static StoreFile open(DataDirectory directory) {
        Path file = directory.path().resolve(FILE_NAME);
        try {
            // The library's own commits run behind the back of the ones that answers wait for, hence disabled.
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .cacheSize(CACHE_MEGABYTES)
                    .pageSplitSize(PAGE_BYTES)
                    .autoCommitDisabled()
                    .open();
            return new StoreFile(store, directory);
        } catch (MVStoreException e) {
            directory.close();
            throw new StartFailure("the file " + file + " cannot be opened (" + e.getMessage() + ")", e);
        }
    }

    static StoreFile inMemory() {
        return new StoreFile(new MVStore.Builder().open(), null);
    }

    MVMap<Object, byte[]> openMap(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<Object, byte[]>()
                        .keyType(PositionType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    void renameMap(MVMap<?, ?> map, String name) {
        store.renameMap(map, name);
    }

    void removeMap(String name) {
        store.removeMap(name);
    }

    Set<String> mapNames() {
        return store.getMapNames();
    }

    /** In bytes; 0 in memory. */
    long size() {
        return directory == null ? 0 : store.getFileStore().size();
    }

    /**
     * Returns when all that the calling thread changed is in the file. Those who arrive while a commit runs share the
     * next one.
     */
    void commit() {
        if (directory == null) {
            return;
        }
        long mine = changes.incrementAndGet();
        committing.lock();
        try {
            if (committedChanges < mine) {
                long all = changes.get();
                store.commit();
                committedChanges = all;
            }
        } finally {
            committing.unlock();
        }
    }

    /** Rewrites chunks of the file that are mostly out of date, a little at a time, so that their space can be reused. */
    private void compact() {
        try {
            if (store.compact(COMPACT_BELOW_PERCENT, COMPACT_STEP_BYTES)) {
                commit();
            }
        } catch (RuntimeException e) {
            log.warn("The store's file was not compacted", e);
        }
    }

    @Override
    public void close() {
        if (housekeeping != null) {
            housekeeping.close();
        }
        store.close();
        if (directory != null) {
            directory.close();
        }
    }
}
